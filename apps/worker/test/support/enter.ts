import { addDoNotContact } from "@leadgen/core/outreach";
import type { SimulatedSystem } from "@leadgen/testkit";

/** Adds addresses to the do-not-contact list of the system's organization, as the API does. */
export const enter = (system: SimulatedSystem, addresses: readonly string[]) =>
  system.tx(async (tx) => {
    const [organization] = await tx.query<{ id: string }>("SELECT id FROM organization");
    const entries = addresses.map((address) => ({ kind: "ADDRESS" as const, value: address.toLowerCase() }));
    const who = { organizationId: organization?.id ?? "", reason: null, createdBy: "ada" };
    return addDoNotContact(tx, { ...who, entries });
  });
