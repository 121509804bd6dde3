import { PROVIDER_NAMES } from "@leadgen/core";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { Interrupted } from "../interruption.ts";
import { NoAnswerError, RefusedError } from "./rest.ts";
import type { Run } from "./run.ts";

/** How a run ended, by the names of its exit codes. */
export type Outcome = "DONE" | "MISBEHAVED" | "SERVICE_FAILED" | "USAGE" | "INTERNAL" | "INTERRUPTED";

export interface Verdict {
  readonly outcome: Outcome;
  /** Why, a sentence each. */
  readonly messages: readonly string[];
}

/** A system that misbehaves is worse than a service that fails: during an outage too. */
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

/** What an error of a run ends it with. */
export function verdictOf(error: unknown): Verdict {
  if (error instanceof Interrupted) return { outcome: "INTERRUPTED", messages: [error.message] };
  if (error instanceof CliError) return { outcome: outcomeOf(error), messages: [error.message] };
  if (error instanceof NoAnswerError) {
    const advice = "Start it with `make dev` or `make up`, or name another with --base-url or LEADGEN_URL.";
    return { outcome: "MISBEHAVED", messages: [`${error.message} ${advice}`] };
  }
  if (error instanceof RefusedError) {
    if (error.status === 401 || error.status === 403) {
      return { outcome: "USAGE", messages: [`The token is missing or wrong: ${error.message}`] };
    }
    return { outcome: "MISBEHAVED", messages: [error.message] };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { outcome: "INTERNAL", messages: [`Internal error: ${message}`] };
}

const outcomeOf = ({ exitCode }: CliError): Outcome =>
  (["DONE", "MISBEHAVED", "SERVICE_FAILED", "USAGE", "INTERNAL", "INTERRUPTED"] as const).find(
    (name) => EXIT[name] === exitCode,
  ) ?? "INTERNAL";
