import { FAILURE_KINDS } from "@leadgen/core";
import { readBreaker, startCampaign } from "@leadgen/core/outreach";
import { makeCampaign, makeOrganization } from "@leadgen/testkit/make";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasCurl, runBlock, SECTIONS } from "./support/runbook.ts";
import { type ServedSystem, servedSystem } from "./support/served-system.ts";

/** The fault for each section. */
const FAULTS: Readonly<Record<string, Parameters<ServedSystem["simulator"]["setFault"]>[0]>> = {
  "Credits or quota are used up": { provider: "millionverifier", fault: "quota-exhausted" },
  "The key is refused": { provider: "openai", operation: "responses", fault: "unauthorized" },
  "Too many calls": { provider: "perplexity", fault: "rate-limited" },
  "The provider is down": { provider: "apollo", fault: "http-503" },
  "An answer that nobody understands": { provider: "instantly", fault: "wrong-shape-200" },
  "One job opens it again and again": { provider: "perplexity", fault: "http-500" },
};

/** People are handed over only once, so each section searches in another country. */
const LOCATIONS = ["denmark", "sweden", "norway", "germany", "france", "spain"];

const OF_PROVIDERS = SECTIONS.slice(0, Object.keys(FAULTS).length);

test("the runbook has a section for each kind of failure", () => {
  expect(OF_PROVIDERS.map(({ heading }) => heading)).toEqual(Object.keys(FAULTS));
  for (const kind of FAILURE_KINDS)
    expect({ kind, sections: SECTIONS.filter(({ text }) => text.includes(`\`${kind}\``)).length }).toEqual({
      kind,
      sections: 1,
    });
});

describe.skipIf(!hasCurl)("the runbook's section", () => {
  let system: ServedSystem;
  beforeAll(async () => {
    system = await servedSystem({ simulator: { seed: "runbook" } });
    await makeOrganization(system.db);
  });
  afterAll(() => system?.[Symbol.asyncDispose]());

  const state = async (sql: string) => (await system.rows<{ is: boolean }>(`SELECT ${sql} AS is`))[0]?.is;
  const until = (sql: string) => expect.poll(() => state(sql), { timeout: 60_000 }).toBe(true);

  test.each(OF_PROVIDERS)("$heading", async ({ heading, text, blocks }) => {
    const fault = FAULTS[heading];
    if (fault === undefined) throw new Error(`No fault for ${heading}`);
    system.simulator.setFault(fault);
    const { id } = await makeCampaign(system.db, {
      status: "CREATED",
      leadLimit: 8,
      criteria: { titles: ["head of operations"], locations: [LOCATIONS.shift() ?? "denmark"] },
    });
    await system.tx((tx) => startCampaign(tx, id));
    await until("(SELECT state = 'OPEN' FROM breaker)");
    await until("NOT EXISTS (SELECT FROM provider_call WHERE outcome IS NULL)");
    const { epoch } = await readBreaker(system.db);
    const [cause] = await system.rows<{ kind: string; jobId: string }>(
      `SELECT failure_kind AS kind, job_id AS "jobId" FROM breaker`,
    );
    if (!text.includes("Any kind")) expect(text).toContain(`\`${cause?.kind}\``);

    // The person's part at the provider.
    system.simulator.clearFaults();
    const values = { "epoch 7": `epoch ${epoch}`, JOB_ID: cause?.jobId ?? "" };
    for (const block of blocks) await runBlock(block.text, { env: system.operatorEnv, values });

    await until(`(SELECT finished_at IS NOT NULL FROM campaign WHERE id = '${id}')`);
    expect(await state("(SELECT state = 'CLOSED' FROM breaker)")).toBe(true);
    const cancelled = heading.startsWith("One job") ? 1 : 0;
    const [jobs] = await system.rows<{ failed: number; cancelled: number }>(
      `SELECT count(*) FILTER (WHERE status = 'FAILED')::int AS failed,
              count(*) FILTER (WHERE status = 'CANCELLED')::int AS cancelled FROM job WHERE campaign_id = '${id}'`,
    );
    expect(jobs).toEqual({ failed: 0, cancelled });
  });
});
