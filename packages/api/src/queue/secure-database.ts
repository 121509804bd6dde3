import { type Secured, secureRestored } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { recordEvent } from "../trail/record-event.ts";

/** The database was restored from a backup, says somebody at the server: see `secureRestored`. In the audit each time. */
export async function secureDatabase(tx: Tx, input: { readonly by: string }): Promise<Secured> {
  const actor = { kind: "server", name: `server:${input.by}` } as const;
  const secured = await secureRestored(tx, { actor: actor.name });
  const { breaker, ...facts } = secured;
  await recordEvent(tx, {
    action: "breaker.restored",
    actor,
    from: { address: null, userAgent: null },
    organizationId: null,
    target: "breaker",
    targetId: null,
    before: { state: facts.opened ? "CLOSED" : "OPEN" },
    after: { state: breaker.state, epoch: breaker.epoch, ...facts },
  });
  return secured;
}
