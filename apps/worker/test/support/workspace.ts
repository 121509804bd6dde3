import type { SimulatedSystem } from "@leadgen/testkit";

/** Addresses of the leads that the sender has, by its own log. */
export async function workspaceOf({ simulator }: SimulatedSystem): Promise<Set<string>> {
  const leads = new Map<string, string>();
  for await (const line of simulator.requests()) {
    if (line.event === "received") continue;
    if (line.workDone?.kind === "instantly.leads-added")
      for (const { id, email } of line.workDone.leads) leads.set(id, email);
    if (line.workDone?.kind === "instantly.lead-deleted") leads.delete(line.workDone.leadId);
  }
  return new Set(leads.values());
}
