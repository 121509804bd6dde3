import { snapshot } from "../db/snapshot.ts";
import { procedure } from "../procedure/procedure.ts";
import { byId } from "../schema/input.ts";
import { readLead } from "./read-lead.ts";
import { lead } from "./schema.ts";

export const get = procedure({
  role: "member",
  scope: "read",
  of: { id: "lead" },
  rest: "GET /leads/{id}",
  area: "Leads",
  summary: "One lead with everything that is known, and its calls with their cost",
})
  .input(byId)
  .output(lead)
  .query(({ ctx, input }) => snapshot(ctx.deps.pool, (tx) => readLead(tx, input.id)));
