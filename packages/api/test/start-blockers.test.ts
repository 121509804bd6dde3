import { system } from "@leadgen/testkit";
import { describe, expect, test } from "vitest";
import { createdCampaign } from "./pipeline.ts";
import { expectRefused } from "./refused.ts";

describe("what keeps a campaign from starting", () => {
  test("is listed all at once: the breaker, keys, credits, search and offer", async () => {
    await using w = await system({
      api: {
        configuredProviders: ["APOLLO", "MILLIONVERIFIER", "PERPLEXITY", "INSTANTLY"],
      },
    });
    const { id } = await createdCampaign(w);
    await w.rows("UPDATE campaign SET criteria = '{}', offer = '{}' WHERE id = $1", [id]);
    await w.rows(
      `UPDATE breaker SET state = 'OPEN', epoch = 1, opened_at = now(), opened_by = 'worker:one', reason = 'No credits',
              provider = 'APOLLO', failure_kind = 'QUOTA_EXHAUSTED'`,
    );
    const { canStart, unmet } = await w.call.campaign.validateStart({ id });
    expect(canStart).toBe(false);
    expect(unmet.map((blocker) => blocker.code)).toEqual([
      "BREAKER_OPEN",
      ...Array.from({ length: 4 }, () => "PRECONDITION_FAILED"),
    ]);
    const words = unmet.map((blocker) => blocker.message).join("\n");
    for (const said of [
      /OpenAI has no API key/,
      /Apollo had no credits/,
      /search is not complete/,
      /offer is not complete: product/,
    ]) {
      expect(words).toMatch(said);
    }
    expect((await w.call.campaign.details({ id })).startCheck).toEqual({ canStart, unmet });
  });

  test("includes a provider without credits, until a probe or a closing", async () => {
    const failure = {
      provider: "OPENAI",
      operation: "probe",
      kind: "QUOTA_EXHAUSTED",
      message: "Quota.",
      rule: "openai.quota",
    } as const;
    let spent = true;
    await using w = await system({
      api: {
        probe: async () => ({ meta: {}, summary: "", ...(spent && { failure: failure as never }) }),
      },
    });
    const { id } = await createdCampaign(w);
    const unmet = async () => (await w.call.campaign.validateStart({ id })).unmet.map((each) => each.message);
    expect(await unmet()).toEqual([]);
    await w.call.queue.probe({ provider: "OPENAI" });
    expect(await unmet()).toEqual([expect.stringMatching(/OpenAI had no credits.*probe it/)]);
    const refused = await expectRefused(w.call.campaign.start({ id }), "PRECONDITION_FAILED", /no credits/);
    expect(refused.details).toMatchObject({ unmet: [{ code: "PRECONDITION_FAILED" }] });
    spent = false;
    await w.call.queue.probe({ provider: "OPENAI" });
    expect(await unmet()).toEqual([]);
    spent = true;
    await w.call.queue.probe({ provider: "OPENAI" });
    const { epoch } = await w.call.queue.open({ reason: "Topping up" });
    await w.call.queue.close({ epoch, reason: "Topped up" });
    expect(await unmet()).toEqual([]);
  });
});
