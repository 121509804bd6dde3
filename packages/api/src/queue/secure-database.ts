import { type Secured, secureRestored } from "@leadgen/core/outreach";
import type { Tx } from "@leadgen/db";
import { recordEvent } from "../trail/record-event.ts";

/** A person at the server says that the database was restored from a backup: see `secureRestored`. Audited each time. */
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
