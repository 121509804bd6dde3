import { endpointOf, mainStepAt, type Provider } from "@leadgen/core";
import type { FaultName } from "@leadgen/simulator";
import type { Act } from "../misbehaviour/act.ts";
import { headOf } from "../misbehaviour/malformed.ts";

/** How an answer is provoked. */
export type Way =
  | { readonly fault: FaultName }
  /** Where the simulator has no fault for it: what goes out in place of its answer, by endpoint. */
  | { readonly says: Readonly<Record<string, Act>> };

/** A text: why no answer makes the row true. */
export type WayOrReason = Way | string;

/** What goes out in place of the answer to the provider's call that costs most when it fails. */
export const saysAct = (provider: Provider, act: Act): Way => ({
  says: { [endpointOf(mainStepAt(provider))]: act },
});

export const says = (provider: Provider, status: number, body: unknown): Way =>
  saysAct(provider, answer(status, body));

/** A body in JSON, or a text as it is. */
export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Act {
  const content = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const type = { "content-type": "application/json", "content-length": String(content.length) };
  return { kind: "say", bytes: Buffer.concat([headOf(status, { ...type, ...headers }), content]) };
}
