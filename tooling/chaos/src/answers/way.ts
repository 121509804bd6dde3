import { endpointOf, mainStepAt, type Provider } from "@leadgen/core";
import type { FaultName } from "@leadgen/simulator";
import type { Act } from "../misbehaviour/act.ts";
import { headOf } from "../misbehaviour/malformed.ts";

/** How an answer is provoked. */
export type Way =
  | { readonly fault: FaultName }
  /** Bytes sent instead of the simulator's answer, by endpoint, where the simulator has no such fault. */
  | { readonly says: Readonly<Record<string, Act>> };

/** A string is the reason why no answer matches the row. */
export type WayOrReason = Way | string;

/** The bytes replace the answer to the provider's call whose failure costs most. */
export const saysAct = (provider: Provider, act: Act): Way => ({
  says: { [endpointOf(mainStepAt(provider))]: act },
});

export const says = (provider: Provider, status: number, body: unknown): Way =>
  saysAct(provider, answer(status, body));

/** An answer with a JSON body, or with a text as it is. */
export function answer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Act {
  const content = Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
  const type = { "content-type": "application/json", "content-length": String(content.length) };
  return { kind: "say", bytes: Buffer.concat([headOf(status, { ...type, ...headers }), content]) };
}
