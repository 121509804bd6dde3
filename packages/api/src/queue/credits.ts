import { CREDIT_PROVIDERS } from "@leadgen/core";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { failed } from "../own-call/failed.ts";
import { makeOwnCall } from "../own-call/make-own-call.ts";
import { procedure } from "../procedure/procedure.ts";
import { creditsLeft as left } from "./schema.ts";

/** Milliseconds: one small call that a person waits for. */
const DEADLINE_MS = 15_000;

export const credits = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/credits",
  area: "Queue",
  summary: "The credits left at Apollo or MillionVerifier",
  description:
    "Costs nothing. Recorded as the operator's own call, and not made while the breaker is OPEN. The other providers do not report their credits.",
  refusals: ["BREAKER_OPEN", "PRECONDITION_FAILED"],
  example: { provider: "MILLIONVERIFIER" },
})
  .input(z.strictObject({ provider: z.enum(CREDIT_PROVIDERS) }))
  .output(left)
  .query(async ({ ctx, input: { provider } }) => {
    const { creditsLeft } = ctx.deps;
    const { callId, answer, failure } = await makeOwnCall(ctx.deps, {
      purpose: "CREDITS",
      provider,
      actor: actorName(ctx.actor),
      deadlineMs: DEADLINE_MS,
      send: creditsLeft && ((signal) => creditsLeft(provider, signal)),
    });
    if (failure !== undefined) throw failed(failure, "did not say");
    return { callId, provider, remaining: answer.remaining, askedAt: new Date() };
  });
