import { FAILURE_KIND_TABLE, PROVIDERS, type Provider, ProviderError } from "@leadgen/core";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import type { ProbeResult } from "../deps/api-deps.ts";
import { makeOwnCall, type OwnCallAnswer } from "../own-call/make-own-call.ts";
import { procedure } from "../procedure/procedure.ts";
import { type ProbeAnswer, probeAnswer } from "./schema.ts";

/** Milliseconds. A probe is one small call; a provider that needs longer does not work. */
const DEADLINE_MS = 30_000;

export const probe = procedure({
  role: "operator",
  scope: "operate",
  target: "provider",
  rest: "POST /queue-management/circuit-breaker/probe",
  area: "Queue",
  summary: "Test whether one provider works",
  description: "Recorded, costs nothing, and never changes the breaker's state.",
  refusals: ["PRECONDITION_FAILED"],
  example: { provider: "OPENAI" },
})
  .input(z.strictObject({ provider: z.enum(PROVIDERS) }))
  .output(probeAnswer)
  .mutation(async ({ ctx, input: { provider } }) => {
    const { probe: ask } = ctx.deps;
    const call = await makeOwnCall(ctx.deps, {
      purpose: "PROBE",
      provider,
      actor: actorName(ctx.actor),
      deadlineMs: DEADLINE_MS,
      write: (work) =>
        ctx.write((tx, note) => {
          note.targetId = provider;
          return work(tx);
        }),
      send: ask && (async (signal) => workingOnly(await ask(provider, signal))),
    });
    return answerOf(provider, call);
  });

function workingOnly(result: ProbeResult): ProbeResult {
  if (result.failure !== undefined) throw new ProviderError(result.failure);
  return result;
}

function answerOf(provider: Provider, call: OwnCallAnswer<ProbeResult>): ProbeAnswer {
  const { callId, failure } = call;
  if (failure === undefined)
    return { callId, provider, works: true, summary: call.answer.summary, failure: null };
  const { kind, message, httpStatus = null } = failure;
  return {
    callId,
    provider,
    works: false,
    summary: message,
    failure: { kind, message, httpStatus, advice: FAILURE_KIND_TABLE[kind].advice },
  };
}
