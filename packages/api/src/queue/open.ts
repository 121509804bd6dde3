import { openBreaker } from "@leadgen/core/outreach";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { reasonSchema } from "../schema/input.ts";
import { opened } from "./schema.ts";

export const open = procedure({
  role: "operator",
  scope: "operate",
  target: "breaker",
  rest: "POST /queue-management/circuit-breaker/open",
  area: "Queue",
  summary: "Emergency stop: open the breaker by hand",
  refusals: ["BREAKER_OPEN"],
  example: { reason: "Wrong e-mails go out" },
  emergency: true,
})
  .input(z.strictObject({ reason: reasonSchema }))
  .output(opened)
  .mutation(async ({ ctx, input }) => {
    const actor = actorName(ctx.actor);
    const facts = await ctx.write((tx) => openBreaker(tx, { actor, ...input }));
    return { state: "OPEN" as const, ...facts };
  });
