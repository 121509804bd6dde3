import { type Offer, offerSchema } from "@leadgen/core";
import type { Tx } from "@leadgen/db";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { sampleAttempt } from "../accounts/attempts.ts";
import { takeAttempt } from "../accounts/take-attempt.ts";
import type { ApiDeps, MailToWrite } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { failed } from "../own-call/failed.ts";
import { makeOwnCall } from "../own-call/make-own-call.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { sampleMail as answer } from "./schema.ts";

/** Milliseconds: a model takes longer than any other call. */
const DEADLINE_MS = 45_000;

export const sampleMail = procedure({
  role: "member",
  scope: "write",
  of: { organizationId: "organization" },
  rest: "POST /organizations/{organizationId}/sample-mail",
  area: "Campaigns",
  summary: "Write a sample mail about an offer, to an invented person",
  description:
    "OpenAI writes it and charges for it: `costUsd` is the price, null if it is unknown; `GET /organizations/{organizationId}/estimate` shows beforehand what a mail costs. The price is part of the organization's total. `title` is the invented person's. Recorded as the caller's own call, at most 30 an hour per person, and not made while the breaker is OPEN.",
  refusals: ["BREAKER_OPEN", "PRECONDITION_FAILED"],
})
  .input(
    z.strictObject({
      organizationId: idSchema,
      offer: offerSchema,
      title: z.string().trim().min(1).max(100).optional(),
      addressLine: z.string().trim().min(1).max(300).nullish(),
    }),
  )
  .output(answer)
  .mutation(async ({ ctx, input: { organizationId, offer, title, addressLine = null } }) => {
    const { writeMail, preview } = writerOf(ctx.deps);
    await takeAttempt(ctx.deps.pool, sampleAttempt(ctx.deps, ctx.actor));
    const written = madeUp(offer, title);
    const { answer, failure } = await makeOwnCall(ctx.deps, {
      purpose: "SAMPLE_MAIL",
      provider: "OPENAI",
      actor: actorName(ctx.actor),
      deadlineMs: DEADLINE_MS,
      tokens: writeMail?.tokensOf(written) ?? 0,
      write: (work) => ctx.write(async (tx) => paidBy(tx, { callId: await work(tx), organizationId })),
      send: writeMail && ((signal) => writeMail.write(written, signal)),
    });
    if (failure !== undefined) throw failed(failure, "wrote no mail, and may have charged for it");
    const { meta, mail, refusal } = answer;
    const { person, company } = written;
    return {
      to: { ...person, companyName: company.name },
      mail: mail && preview({ ...mail, addressLine }),
      refusal,
      costUsd: meta.costUsd ?? null,
    };
  });

/** The call belongs to no campaign: this row says which organization's total includes it. */
async function paidBy(tx: Tx, { callId, organizationId }: { callId: string; organizationId: string }) {
  await tx.query("INSERT INTO sample_mail (call_id, organization_id) VALUES ($1, $2)", [
    callId,
    organizationId,
  ]);
  return callId;
}

function writerOf({ writeMail, sending }: ApiDeps) {
  if (sending === undefined)
    throw new ApiError(
      "PRECONDITION_FAILED",
      "Nothing here writes mails: this API was started without providers.",
    );
  return { writeMail, preview: sending.preview };
}

/** The data of an invented lead, with names that the simulator does not use either. */
const madeUp = (offer: Offer, title = "Head of Operations"): MailToWrite => ({
  person: { firstName: "Sunniva", lastName: "Example", title },
  company: { name: "Example Harbour Logistics", domain: "harbour-logistics.example", country: "Norway" },
  facts: [
    {
      text: "Example Harbour Logistics opened a second site in Bergen in March and is hiring for it.",
      sourceUrl: "https://harbour-logistics.example/news",
    },
  ],
  offer,
});
