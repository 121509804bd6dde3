import { searchCriteriaSchema } from "@leadgen/core";
import { z } from "zod";
import { actorName } from "../access/actor.ts";
import { fieldError } from "../errors/field-error.ts";
import { failed } from "../own-call/failed.ts";
import { makeOwnCall } from "../own-call/make-own-call.ts";
import { procedure } from "../procedure/procedure.ts";
import { searchPreview } from "./schema.ts";

/** Number of people shown: enough to see whether they are the right ones. */
const SHOWN = 10;
/** Milliseconds: a person waits for it at a form. */
const DEADLINE_MS = 15_000;

export const previewSearch = procedure({
  role: "user",
  scope: "write",
  rest: "POST /campaigns/search-preview",
  area: "Campaigns",
  summary: "The people that a search would find: how many, and the first of them",
  description:
    "Costs nothing: Apollo shows no address and no last name before it is paid. Recorded as the caller's own call, but not in the audit, since it is repeated while a person types. Not made while the breaker is OPEN.",
  refusals: ["BREAKER_OPEN", "PRECONDITION_FAILED"],
  asks: true,
  example: { criteria: { titles: ["Head of Operations"], locations: ["Norway"] } },
})
  .input(z.strictObject({ criteria: searchCriteriaSchema }))
  .output(searchPreview)
  .mutation(async ({ ctx, input: { criteria } }) => {
    const { searchPeople } = ctx.deps;
    const { answer, failure } = await makeOwnCall(ctx.deps, {
      purpose: "PREVIEW_SEARCH",
      provider: "APOLLO",
      actor: actorName(ctx.actor),
      deadlineMs: DEADLINE_MS,
      send: searchPeople && ((signal) => searchPeople(criteria, SHOWN, signal)),
    });
    if (failure !== undefined) throw failed(failure, "did not say");
    const { found, refusal } = answer;
    if (found === null) throw refused(refusal);
    const { totalEntries, people } = found;
    return { totalEntries, people: people.slice(0, SHOWN).map(({ id: _, ...shown }) => shown) };
  });

const refused = (refusal: string | null) =>
  fieldError("criteria", `Apollo does not take these criteria: ${refusal ?? "it does not say why."}`);
