import type { CommonSignal, Provider, RuleId } from "@leadgen/core";
import { type Call, MAIN_CALL } from "../support/calls.ts";
import { respondWith } from "../support/provocation.ts";
import type { Respond } from "../support/raw-server.ts";

/**
 * The answer most similar to a row that must not match it. Its verdict is the opposite: no failure if the row is a
 * failure, and a failure if the row is an outcome of the record or a success.
 */
export interface Control {
  readonly name: string;
  readonly call: Call;
  readonly respond: Respond;
}

type OwnRuleId<P extends Provider> = Exclude<RuleId<P>, `${Lowercase<P>}.${CommonSignal}`>;

/** A control for each of a provider's own rows: a row without one does not compile. */
export type Controls<P extends Provider> = Readonly<Record<OwnRuleId<P>, Control>>;

/** Short ways to write one provider's controls; the default call is its main one. */
export const nearestOf =
  (provider: Provider) =>
  (status: number, body: unknown, call: Call = MAIN_CALL[provider]): Control => ({
    name: `HTTP ${status} ${JSON.stringify(body).slice(0, 60)}`,
    call,
    respond: respondWith(status, body),
  });
