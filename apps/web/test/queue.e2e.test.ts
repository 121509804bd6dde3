import { cuttable, testDatabase } from "@leadgen/db/testing";
import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { makeOrganization } from "@leadgen/testkit/make";
import type { Browser, Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { type Looker, looker } from "./pages/looked.ts";
import { sharedBrowser } from "./support/browser.ts";
import { NO_CREDITS } from "./support/outage-world.ts";
import { begin, enrichCall, fail, handWorker } from "./support/pipeline.ts";
import { runningCampaign } from "./support/seed-campaign.ts";
import { forgetShifts, shifts } from "./support/shifts.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

/** A campaign at work; the app, whose way to the database can be taken away; and pages that are open. */
async function world() {
  await using stack = new AsyncDisposableStack();
  const database = await testDatabase();
  const way = await cuttable(database.url);
  const web = { DATABASE_URL: way.to(database.url) };
  const parts = new AsyncDisposableStack();
  parts.use(database);
  // Ends first: a way that a failed test left frozen would keep the app's connections open.
  parts.use(way);
  const behindWay = { ...database, [Symbol.asyncDispose]: () => parts.disposeAsync() };
  const running = stack.use(await system({ database: async () => behindWay, web }));
  const { id: organizationId } = await makeOrganization(running.db, { name: "Dockplan" });
  const worker = await handWorker(running.pool);
  const seed = { organizationId, name: "Nordic logistics", leads: 8, done: 2, running: 2 };
  const campaign = await runningCampaign(worker, seed);
  const open = async (path: string, width: number) => {
    const look = { theme: "light", widths: [width] } as const;
    const { origin } = running.web;
    const eyes = stack.use(await looker(browser, { origin, look, cookie: OPERATOR_TOKEN }));
    await eyes.open(path);
    return eyes;
  };
  const pages = [
    await open("/queue", 1280),
    await open("/queue", 360),
    await open("/campaigns", 360),
    await open(`/campaigns/${campaign.id}`, 1280),
  ];
  const kept = stack.move();
  return { worker, campaign, way, pages, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

type World = Awaited<ReturnType<typeof world>>;

/** In the frame, or on the queue's page in its card. */
const says = (page: Page, state: "CLOSED" | "OPEN" | "UNKNOWN") =>
  page
    .locator(`#main [data-testid=breaker-state][data-state=${state}], header [data-state=${state}]`)
    .first()
    .waitFor();

const each = (pages: readonly Looker[], see: (page: Page) => Promise<unknown>) =>
  Promise.all(pages.map(({ page }) => see(page)));

/** What has moved on each page while `happens` came true. */
async function moved({ pages }: World, happens: () => Promise<unknown>): Promise<string[]> {
  await each(pages, forgetShifts);
  await happens();
  return (await each(pages, shifts)).flat() as string[];
}

/** Until the page can't be brought up to date either. */
async function loseDatabase({ way, pages }: World): Promise<void> {
  way.freeze();
  await each(pages, (page) => says(page, "UNKNOWN"));
  await each(pages.slice(0, 3), (page) =>
    page.getByTestId("old-note").first().waitFor({ state: "attached" }),
  );
  const card = pages[0]?.page.locator("section[aria-labelledby=breaker-state]");
  await card?.getByText("This page goes on by itself.").waitFor();
  expect(await card?.textContent()).not.toMatch(/UNKNOWN/);
}

async function findDatabase({ way, pages }: World, state: "CLOSED" | "OPEN"): Promise<void> {
  way.restore();
  await each(pages, (page) => says(page, state));
  await each(pages, (page) => page.getByTestId("old-note").first().waitFor({ state: "detached" }));
}

it("moves nothing when nobody can say the state any more, when it is known again, and when all work is stopped", async () => {
  await using scene = await world();
  const { worker, campaign, pages } = scene;
  expect(await moved(scene, () => loseDatabase(scene))).toEqual([]);
  expect(await moved(scene, () => findDatabase(scene, "CLOSED"))).toEqual([]);
  const [held] = campaign.claims;
  if (held === undefined) throw new Error("No job is claimed.");
  const callId = await begin(worker, held, enrichCall("VERIFY"));
  const elsewhere = { ...scene, pages: pages.slice(2) };
  const stopped = async () => {
    await fail(worker, held, { callId, failure: NO_CREDITS });
    await each(pages, (page) => says(page, "OPEN"));
    await each(pages, (page) =>
      page.locator('nav a[href="/queue"][data-stopped]').waitFor({ state: "attached" }),
    );
    await each(pages, (page) => page.locator("[aria-busy=true]").first().waitFor({ state: "detached" }));
  };
  // The queue's own page shows what to do in place of what there was.
  expect(await moved(elsewhere, stopped)).toEqual([]);
  expect(await moved(scene, () => loseDatabase(scene))).toEqual([]);
  const steps = pages[0]?.page.getByTestId("cause-card");
  await steps?.getByText("Top up, or raise the limit", { exact: true }).waitFor();
  expect(await steps?.getByRole("button", { name: "Close and resume…" }).isDisabled()).toBe(true);
  expect(await moved(scene, () => findDatabase(scene, "OPEN"))).toEqual([]);
});

/** Of one minute, which is enough to say what waits and not enough for a pace. */
const SAMPLES = `
  INSERT INTO queue_sample (at, waiting, running, paused, ended, finished_steps, waiting_steps)
  SELECT date_trunc('minute', now()) - make_interval(mins => ago), 90, 2, 0, 10, '{}', '{"VERIFY": 71, "WRITE": 12}'
  FROM generate_series(1, 2) AS ago`;

it("has a table of what waits, by the step that comes next", async () => {
  await using running = await system({ web: {} });
  await running.pool.query(SAMPLES);
  const look = { theme: "light", widths: [1280] } as const;
  const { origin } = running.web;
  await using eyes = await looker(browser, { origin, look, cookie: OPERATOR_TOKEN });
  await eyes.open("/queue");
  await eyes.page.getByText("Table", { exact: true }).click();
  const table = eyes.page.getByRole("table", { name: "Jobs waiting, by next step" });
  const row = table.getByRole("row").nth(1);
  expect(await row.getByRole("cell").allInnerTexts()).toEqual([expect.anything(), "71", "0", "12", "0"]);
});
