import { faultEntry } from "../faults/catalogue.ts";
import { type Answer, html, redirect, text } from "../http/answer.ts";
import { demandOf } from "../http/rate-limits.ts";
import type { Exceeded } from "../http/token-buckets.ts";
import { free, type Outcome, type Provider, type ProviderRequest, type Route } from "./provider.ts";

export interface Decision {
  readonly provider: Provider;
  readonly route: Route;
  readonly request: ProviderRequest;
  readonly enforceRateLimits: boolean;
}

/** What this provider answers to this request: the fault's answer, the edge's, or the handler's. */
export function decideOutcome({ provider, route, request, enforceRateLimits }: Decision): Outcome {
  const outcome = firstOutcome({ provider, route, request, enforceRateLimits });
  const headers = { ...provider.headers(request, outcome.answer), ...outcome.answer.headers };
  return { ...outcome, answer: { ...outcome.answer, headers } };
}

function firstOutcome({ provider, route, request, enforceRateLimits }: Decision): Outcome {
  const demand = demandOf(provider, request);
  const exceeded = enforceRateLimits ? request.buckets.take(demand) : null;
  if (!enforceRateLimits) request.buckets.drain(demand);
  const instead = answerInstead(provider, request);
  if (instead) return free(instead);
  if (request.bodyTooLarge) return free(text(413, "Payload too large: at most 32 MiB."));
  const refused = provider.guard(request);
  if (refused) return free(refused);
  return exceeded === null ? route.handle(request) : free(refusal(provider, request, exceeded));
}

/** The 429 of an empty bucket. A request larger than the bucket can never pass, so it gets no waiting time. */
function refusal(provider: Provider, request: ProviderRequest, exceeded: Exceeded): Answer {
  const { waitMs } = exceeded;
  const faultSeconds = waitMs === null ? null : Math.max(1, Math.ceil(waitMs / 1_000));
  return provider.errors.rateLimited({ ...request, faultSeconds }, exceeded);
}

function answerInstead(provider: Provider, request: ProviderRequest): Answer | null {
  const { fault } = request;
  if (fault === null || faultEntry(fault).stage !== "instead") return null;
  const own = provider.faultAnswers[fault];
  if (own) return own(request);
  switch (fault) {
    case "http-500":
      return provider.errors.serverError(request);
    case "http-502-html":
      return html(502, "502 Bad Gateway", "nginx");
    case "http-503":
      return provider.errors.unavailable(request);
    case "rate-limited":
    case "rate-limited-retry-after":
    case "rate-limited-retry-after-date":
    case "rate-limited-huge-retry-after":
      return provider.errors.rateLimited(request, null);
    case "redirected-elsewhere":
      return redirect(`http://elsewhere.invalid${request.path}`);
    case "unauthorized":
      return provider.errors.unauthorized(request);
    case "forbidden":
      return provider.errors.forbidden(request);
    case "quota-exhausted":
      return provider.errors.quotaExhausted(request);
    case "endpoint-withdrawn":
      return provider.errors.withdrawn(request);
    case "bad-request-400":
      return provider.errors.badRequest(request);
    case "html-200":
      return html(200, "Scheduled maintenance", "We will be back shortly.");
    case "wrong-shape-200":
      return provider.errors.wrongShape(request);
    default:
      throw new Error(`SIM-FAULT-1: ${provider.name} has no answer for the fault ${fault}`);
  }
}
