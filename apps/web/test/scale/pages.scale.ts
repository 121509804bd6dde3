import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { type ManyLeads, makeMember } from "@leadgen/testkit/make";
import { buildWeb } from "@leadgen/testkit/web";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import { account } from "../support/visitor.ts";
import { manyLeads } from "./many-leads.ts";
import { secondsBelow, serverOf } from "./processor-time.ts";

/**
 * Milliseconds from opening the address to the first rows. On a busy machine the time says little, so there it is enough that browser, app
 * and database together use no more processor time than this.
 */
const BOUND = 1_000;
const TIMES = 5;

interface Measured {
  readonly path: string;
  readonly rows: string;
  /** The user with every organization's rows. */
  readonly operator?: true;
}

const pagesOf = ({ campaignId }: ManyLeads): readonly Measured[] => {
  const campaign = `/campaigns/${campaignId}`;
  return [
    { path: "/campaigns", rows: "campaign-row" },
    { path: "/campaigns?status=RUNNING", rows: "campaign-row" },
    { path: "/campaigns?q=campaign 1", rows: "campaign-row" },
    { path: campaign, rows: "lead-row" },
    { path: `${campaign}?group=SET_ASIDE`, rows: "lead-row" },
    { path: `${campaign}?status=INVALID_ADDRESS`, rows: "lead-row" },
    { path: `${campaign}?q=shipping`, rows: "lead-row" },
    { path: `${campaign}?tab=jobs`, rows: "job-row" },
    { path: "/jobs", rows: "job-row" },
    { path: "/jobs?status=COMPLETED", rows: "job-row" },
    { path: "/jobs?status=FAILED", rows: "job-row" },
    { path: "/jobs?status=PENDING", rows: "job-row" },
    { path: `/jobs?campaign=${campaignId}`, rows: "job-row" },
    { path: "/jobs?status=PENDING", rows: "job-row", operator: true },
    { path: "/queue", rows: "calls-OPENAI", operator: true },
  ];
};

it.each([100_000, 1_000_000])(
  "shows the first rows of each page soon, at %i leads and jobs",
  async (leads) => {
    await buildWeb();
    await using app = await system({ web: {} });
    const { databaseUrl, db, pool, rows, web } = app;
    const many = await manyLeads(databaseUrl, leads);
    const { email, token } = await account({ origin: web.origin, name: "Ada" });
    const [user] = await rows<{ id: string }>('SELECT id FROM "user" WHERE email = $1', [email]);
    for (const organizationId of many.organizations)
      await makeMember(db, { organizationId, userId: user?.id ?? "" });
    const server = await serverOf(pool);
    const spent = () => (secondsBelow(process.pid) + secondsBelow(server)) * 1_000;
    const browser = await launchBrowser();
    try {
      const late: string[] = [];
      for (const measured of pagesOf(many)) {
        const context = await browser.newContext({ baseURL: web.origin });
        const value = measured.operator === true ? OPERATOR_TOKEN : token;
        await context.addCookies([{ name: "leadgen_session", value, url: web.origin }]);
        const page = await context.newPage();
        // The first load fills the browser's cache.
        await untilRows(page, measured);
        const waited: number[] = [];
        const taken: number[] = [];
        for (let time = 0; time < TIMES; time++) {
          const before = spent();
          waited.push(await untilRows(page, measured));
          taken.push(spent() - before);
        }
        await context.close();
        const words = `${measured.path.replace(many.campaignId, "…")}${measured.operator ? " (operator)" : ""}: ${median(taken)} ms of processor time, ${median(waited)} ms waited`;
        process.stdout.write(`${leads} ${words}\n`);
        if (Math.min(median(taken), median(waited)) > BOUND) late.push(words);
      }
      expect(late).toEqual([]);
    } finally {
      await browser.close();
    }
  },
);

const median = (times: readonly number[]): number =>
  Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0);

async function untilRows(page: Page, { path, rows }: Measured): Promise<number> {
  const since = performance.now();
  await page.goto(path);
  await page.getByTestId(rows).first().waitFor({ timeout: 120_000 });
  return performance.now() - since;
}
