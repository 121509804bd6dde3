import { PROVIDER_NAMES } from "@leadgen/core";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { Interrupted } from "../interruption.ts";
import { NoAnswerError, RefusedError } from "./rest.ts";
import type { Run } from "./run.ts";

/** How a run ended, by the names of exit codes. */
export type Outcome = "DONE" | "MISBEHAVED" | "SERVICE_FAILED" | "USAGE" | "INTERNAL" | "INTERRUPTED";

export interface Verdict {
  readonly outcome: Outcome;
  /** The reasons, one sentence each. */
  readonly messages: readonly string[];
}

/** A misbehaving system outweighs a failing service, also during an outage. */
export function judge({ problems, checks, outages }: Pick<Run, "problems" | "checks" | "outages">): Verdict {
  const wrong = [
    ...problems,
    ...checks.filter(({ ok }) => !ok).map(({ name, found }) => `${name}: no. ${found}`),
  ];
  if (wrong.length > 0) return { outcome: "MISBEHAVED", messages: wrong };
  if (outages.length > 0) {
    const messages = outages.map(({ epoch, provider, failureKind, reason, closed }) => {
      const what = provider === null ? reason : `${PROVIDER_NAMES[provider]} ${failureKind}: ${reason}`;
      return `The breaker opened (epoch ${epoch}): ${what}${closed ? " It was closed, and the run went on." : ""}`;
    });
    return { outcome: "SERVICE_FAILED", messages };
  }
  return { outcome: "DONE", messages: [] };
}

/** The verdict for an error of a run. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof Interrupted) return { outcome: "INTERRUPTED", messages: [error.message] };
  if (error instanceof CliError) return { outcome: outcomeOf(error), messages: [error.message] };
  if (error instanceof NoAnswerError) return { outcome: "MISBEHAVED", messages: [error.message] };
  if (error instanceof RefusedError) return ofRefusal(error);
  const message = error instanceof Error ? error.message : String(error);
  return { outcome: "INTERNAL", messages: [`Internal error: ${message}`] };
}

function ofRefusal({ status, provider, as, message }: RefusedError): Verdict {
  if (status === 401 || status === 403) {
    const token = as === "operator" ? "The operator's token" : "The token";
    return { outcome: "USAGE", messages: [`${token} is missing or wrong: ${message}`] };
  }
  return { outcome: provider === undefined ? "MISBEHAVED" : "SERVICE_FAILED", messages: [message] };
}

const outcomeOf = ({ exitCode }: CliError): Outcome =>
  (["DONE", "MISBEHAVED", "SERVICE_FAILED", "USAGE", "INTERNAL", "INTERRUPTED"] as const).find(
    (name) => EXIT[name] === exitCode,
  ) ?? "INTERNAL";
