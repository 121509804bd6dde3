import { acknowledgeOpening } from "@leadgen/core/outreach";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { count, text, time } from "../schema/fields.ts";

export const acknowledge = procedure({
  role: "operator",
  scope: "operate",
  target: "breaker",
  rest: "POST /queue-management/circuit-breaker/acknowledge",
  area: "Queue",
  summary: "Acknowledge the opening: it causes no more reminders",
  description: "Does not change the breaker. The first acknowledgement stays; later ones change nothing.",
  refusals: ["STALE_EPOCH", "BREAKER_CLOSED"],
  example: { epoch: 1 },
})
  .input(z.strictObject({ epoch: z.number().int().min(0) }))
  .output(z.object({ epoch: count, at: time, by: text }))
  .mutation(async ({ ctx, input }) => {
    const { actor: by, ...kept } = await ctx.write((tx) =>
      acknowledgeOpening(tx, { actor: actorName(ctx.actor), ...input }),
    );
    return { ...kept, by };
  });
