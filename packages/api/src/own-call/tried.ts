import { type OwnPurpose, type Provider, ProviderError, type ProviderFailure } from "@leadgen/core";

/** `broken`: an error of our own code; `failure` is then for the record. */
export type Tried<Answer> =
  | { readonly answer: Answer; readonly failure?: undefined; readonly broken?: undefined }
  | { readonly answer?: undefined; readonly failure: ProviderFailure; readonly broken?: unknown };

interface Attempt<Answer> {
  readonly purpose: OwnPurpose;
  readonly provider: Provider;
  /** Milliseconds. */
  readonly deadlineMs: number;
  readonly send: (signal: AbortSignal) => Promise<Answer>;
}

/** Sends, and never rejects: a call without a recorded outcome would look as if it were still under way. */
export async function tried<Answer>(attempt: Attempt<Answer>): Promise<Tried<Answer>> {
  const { purpose, provider, deadlineMs, send } = attempt;
  const signal = AbortSignal.timeout(deadlineMs);
  try {
    return { answer: await send(signal) };
  } catch (error) {
    if (error instanceof ProviderError) return { failure: error.failure };
    const told = { provider, operation: purpose };
    if (signal.aborted) {
      const message = `No complete answer within ${deadlineMs / 1000} s.`;
      return { failure: { ...told, kind: "TIMEOUT", message, rule: "own-call.deadline" } };
    }
    const message = "The call broke on our side; the API's log says how.";
    return {
      failure: { ...told, kind: "INVALID_RESPONSE", message, rule: "own-call.broken" },
      broken: error,
    };
  }
}
