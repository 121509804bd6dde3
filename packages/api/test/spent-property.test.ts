import { BILLED_IN, PROVIDERS, type Provider } from "@leadgen/core";
import { type ApiSystem, system } from "@leadgen/testkit";
import { CRITERIA, OFFER } from "@leadgen/testkit/make";
import fc from "fast-check";
import { expect, test } from "vitest";
import { get } from "./http.ts";
import { type Call, recordCalls } from "./record-calls.ts";

type Priced = Call & { readonly provider: Provider };

/** In hundredths, so that sums are exact; null: the provider did not report it. */
const price = fc.option(fc.integer({ min: 0, max: 5_000 }), { freq: 3 });
const call = fc
  .record({
    provider: fc.constantFrom(...PROVIDERS),
    outcome: fc.constantFrom("SUCCEEDED", "SUCCEEDED", "REJECTED", "FAILED", "UNKNOWN", null),
    effect: fc.boolean(),
    price,
  })
  .map(({ price: hundredths, ...rest }): Priced => {
    const unit = BILLED_IN[rest.provider];
    if (unit === null || hundredths === null || !rest.effect || rest.outcome === null) return rest;
    return { ...rest, [unit === "CREDITS" ? "credits" : "costUsd"]: hundredths / 100 };
  });

/** The known price of the calls in one unit, counted call by call. */
function amountOf(calls: readonly Priced[], unit: "CREDITS" | "USD") {
  const paid = calls.filter(
    ({ provider, effect, outcome }) => BILLED_IN[provider] === unit && effect && outcome !== null,
  );
  const prices = paid.map(({ credits, costUsd }) => (unit === "CREDITS" ? credits : costUsd));
  const known = prices.filter((each) => each !== undefined);
  const sum = known.reduce((all, each) => all + Math.round(each * 100), 0) / 100;
  const unpriced = prices.length - known.length;
  return { known: known.length === 0 && unpriced > 0 ? null : sum, unpriced };
}

function spentOn(calls: readonly Priced[]) {
  const [credits, usd] = [amountOf(calls, "CREDITS"), amountOf(calls, "USD")];
  return {
    ...{ credits: credits.known, creditsAtLeast: credits.unpriced > 0 },
    ...{ costUsd: usd.known, costUsdAtLeast: usd.unpriced > 0 },
    unpricedCalls: credits.unpriced + usd.unpriced,
  };
}

/** A campaign with these calls. @returns its id. */
async function campaignWith(w: ApiSystem, organizationId: string, calls: readonly Priced[]): Promise<string> {
  const asked = { organizationId, name: "Ferries", leadLimit: 30, criteria: CRITERIA, offer: OFFER };
  const { id } = await w.call.campaign.create(asked);
  const { jobId } = await w.call.campaign.start({ id });
  await recordCalls(w, { campaignId: id, jobId, leadId: null }, calls);
  return id;
}

test("for any known and unknown prices, calls add up to the totals of providers, campaigns and organization, by tRPC and REST", async () => {
  await using w = await system({ api: {} });
  const campaigns = fc.array(fc.array(call, { maxLength: 8 }), { minLength: 1, maxLength: 3 });
  const addsUp = fc.asyncProperty(campaigns, async (lists) => {
    const { id: organizationId } = await w.call.organization.create({ name: "Adding up" });
    for (const calls of lists) {
      const id = await campaignWith(w, organizationId, calls);
      const { summary } = await w.call.campaign.results({ id });
      expect(summary).toMatchObject(spentOn(calls));
      const lines = (await w.call.campaign.get({ id })).calls;
      for (const { provider, ...line } of lines)
        expect(line).toMatchObject(spentOn(calls.filter((each) => each.provider === provider)));
      const rest = await (await get(w, `/api/v1/campaigns/${id}/results`)).json();
      expect(rest).toMatchObject({ data: { summary } });
    }
    const all = spentOn(lists.flat());
    expect(await w.call.organization.get({ id: organizationId })).toMatchObject(all);
    const rest = await (await get(w, `/api/v1/organizations/${organizationId}`)).json();
    expect(rest).toMatchObject({ data: all });
  });
  await fc.assert(addsUp, { numRuns: 15 });
});
