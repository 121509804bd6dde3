import type { CommonSignal, Provider, RuleId } from "@leadgen/core";
import { type Call, MAIN_CALL } from "../support/calls.ts";
import { respondWith } from "../support/provocation.ts";
import type { Respond } from "../support/raw-server.ts";

/**
 * The nearest answer that must not match a row. It gives the opposite verdict: no failure where the row is one, and a
 * failure where the row is an outcome of the record or a success.
 */
export interface Control {
  readonly name: string;
  readonly call: Call;
  readonly respond: Respond;
}

type OwnRuleId<P extends Provider> = Exclude<RuleId<P>, `${Lowercase<P>}.${CommonSignal}`>;

/** Each of a provider's own rows with what comes nearest to it: a row without one does not compile. */
export type Controls<P extends Provider> = Readonly<Record<OwnRuleId<P>, Control>>;

/** Short ways to write one provider's controls; the call is its main one unless told. */
export const nearestOf =
  (provider: Provider) =>
  (status: number, body: unknown, call: Call = MAIN_CALL[provider]): Control => ({
    name: `HTTP ${status} ${JSON.stringify(body).slice(0, 60)}`,
    call,
    respond: respondWith(status, body),
  });
