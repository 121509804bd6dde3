import { closeBreaker } from "@leadgen/core/outreach";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { procedure } from "../procedure/procedure.ts";
import { reasonSchema } from "../schema/input.ts";
import { closed } from "./schema.ts";

export const close = procedure({
  role: "operator",
  scope: "operate",
  target: "breaker",
  rest: "POST /queue-management/circuit-breaker/close",
  area: "Queue",
  summary: "Close the breaker: every PAUSED job resumes",
  description:
    "Pass the epoch that you saw. If the breaker was opened again since then, the answer is 409 STALE_EPOCH with the current state in `details`.",
  refusals: ["STALE_EPOCH", "BREAKER_CLOSED"],
  example: { epoch: 1, reason: "Credits topped up, the probe is green" },
})
  .input(z.strictObject({ epoch: z.number().int().min(0), reason: reasonSchema }))
  .output(closed)
  .mutation(async ({ ctx, input }) => {
    const actor = actorName(ctx.actor);
    const facts = await ctx.write((tx) => closeBreaker(tx, { actor, ...input }));
    return { state: "CLOSED" as const, ...facts };
  });
