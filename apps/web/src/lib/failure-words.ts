import {
  type FailureKind,
  type OpenedBecause,
  PROVIDER_NAMES,
  type Provider,
  STATUS_PAGES,
  stoppedBy,
} from "@leadgen/core";

interface Words {
  /** What is wrong, to follow "OpenAI: ". */
  readonly says: string;
  /** What to do first. */
  readonly first: string;
}

/** Failures in words for people; the kind itself is what REST says. */
export const FAILURE_WORDS: Readonly<Record<FailureKind, Words>> = {
  QUOTA_EXHAUSTED: { says: "credits used up", first: "Top up, or raise the limit" },
  RATE_LIMITED: { says: "too many calls", first: "Lower the limit here" },
  UNAUTHORIZED: { says: "key not accepted", first: "Put in a new key" },
  FORBIDDEN: { says: "key may not do this", first: "Give the key the scope, or upgrade the plan" },
  MISCONFIGURED: { says: "refuses our settings", first: "Correct the setting that it names" },
  NOT_FOUND: { says: "something it needs is gone", first: "Restore what it names" },
  TIMEOUT: { says: "answers too slowly", first: "Look at its status page, ask again" },
  NETWORK: { says: "can't be reached", first: "Look at our network and its status page" },
  SERVER_ERROR: { says: "its own error", first: "Wait for its status page" },
  RUN_FAILED: { says: "failed inside", first: "Look at its status page" },
  INVALID_RESPONSE: {
    says: "answers in a form we can't read",
    first: "Ask again; if it stays, update leadgen",
  },
  ENDPOINT_WITHDRAWN: { says: "no longer offers this", first: "Update leadgen" },
};

/** What to do first if the provider has no status page. */
const FIRST_UNSEEN: Partial<Record<FailureKind, string>> = {
  TIMEOUT: "Wait a little, ask again",
  NETWORK: "Look at our network, ask again",
  SERVER_ERROR: "Wait a little, ask again",
  RUN_FAILED: "Wait a little, ask again",
};

interface Failure {
  readonly provider: Provider | null;
  readonly failureKind: FailureKind | null;
  readonly httpStatus?: number | null;
  readonly openedBecause: OpenedBecause | null;
  readonly reason: string;
}

/** `OpenAI: credits used up`, or the reason of a stop without a failure. */
export function failureWords({ provider, failureKind, httpStatus, openedBecause, reason }: Failure): string {
  if (provider === null || failureKind === null) return `Stopped ${stoppedBy(openedBecause)}: ${reason}`;
  const status = failureKind === "SERVER_ERROR" && httpStatus ? ` (${httpStatus})` : "";
  return `${PROVIDER_NAMES[provider]}: ${FAILURE_WORDS[failureKind].says}${status}`;
}

/** What to do first. */
export function firstStep({
  provider,
  failureKind,
  openedBecause,
}: Pick<Failure, "openedBecause" | "provider" | "failureKind">): string {
  if (failureKind === null)
    return openedBecause === "LEADGEN" ? "Do what the reason says" : "Ask who stopped it";
  const unseen = provider !== null && STATUS_PAGES[provider] === null;
  return (unseen && FIRST_UNSEEN[failureKind]) || FAILURE_WORDS[failureKind].first;
}

/** A paused job's reason: `OpenAI: credits used up`. */
export const pauseWords = (cause: Pick<Failure, "openedBecause" | "provider" | "failureKind">): string =>
  cause.provider === null
    ? `Stopped ${stoppedBy(cause.openedBecause)}`
    : failureWords({ ...cause, reason: "" });
