import { closeBreaker } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { goTo, sees } from "./support/operator.ts";
import { breakDown, type OutageWorld, outageWorld } from "./support/outage-world.ts";
import { account, signedIn } from "./support/visitor.ts";

let browser: Browser;
/** One app for all tests, since starting it takes longer than all of them; so the tests run in order. */
let scene: OutageWorld;

beforeAll(async () => {
  browser = await sharedBrowser();
  scene = await outageWorld(browser);
});

afterAll(() => scene?.[Symbol.asyncDispose]());

/** Connections on which the app's process listens for the breaker: one while any page is open. */
async function listeners({ pool }: OutageWorld): Promise<number> {
  const { rows } = await pool.query(
    "SELECT 1 FROM pg_stat_activity WHERE application_name = 'leadgen-live' AND datname = current_database()",
  );
  return rows.length;
}

/** The page's requests from now on, by procedure. */
function questions(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const [, procedures] = /\/api\/trpc\/([^?]+)/.exec(request.url()) ?? [];
    if (procedures !== undefined) asked.push(...procedures.split(","));
  });
  return asked;
}

/** Makes the page hidden, as behind another tab, or visible again. */
const show = (page: Page, visible: boolean) =>
  page.evaluate(`
    Object.defineProperty(document, "hidden", { value: ${!visible}, configurable: true });
    Object.defineProperty(document, "visibilityState", { value: "${visible ? "visible" : "hidden"}", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));`);

it("says UNKNOWN, and never CLOSED, while the server is cut off or silent", async () => {
  const { operator, way } = scene;
  const { page } = operator;
  await goTo(operator, "Queue");
  await sees(operator, "CLOSED");
  for (const lose of [way.cut, way.freeze]) {
    const chip = page.getByTestId("live-chip");
    await chip.filter({ hasText: "Live" }).waitFor();
    lose();
    await sees(operator, "UNKNOWN");
    await chip.filter({ hasText: /^Stale \d+ s$/ }).waitFor();
    // The card says it already.
    expect(await page.getByTestId("breaker-banner").count()).toBe(0);
    way.restore();
    await sees(operator, "CLOSED");
    await goTo(operator, "Campaigns");
    await chip.filter({ hasText: "Live" }).waitFor();
    lose();
    const banner = page.getByTestId("breaker-banner");
    await banner.getByText("State unknown: no work begins.").waitFor();
    await banner.getByText("You see how it was at").waitFor();
    way.restore();
    await banner.waitFor({ state: "detached" });
    await goTo(operator, "Queue");
    await sees(operator, "CLOSED");
  }
});

it("opens the log-in page as soon as the session ends", async () => {
  const { origin, pool } = scene;
  await using ada = await signedIn(browser, origin, await account({ origin, name: "Ada" }));
  await ada.page.goto("/organizations");
  await ada.page.getByRole("heading", { level: 1 }).waitFor();
  const left = ada.page.waitForRequest((request) => request.url().includes("/sign-in?next=%2Forganizations"));
  await pool.query("DELETE FROM session");
  await left;
});

it("shows an opening on a campaign's page without polling, and in more windows than a browser has connections", async () => {
  const { operator, campaign, origin } = scene;
  const { page } = operator;
  const errors = operator.consoleErrors.length;
  const look = async (window: Page) => {
    await window.goto(`${origin}/campaigns/${campaign.id}?tab=jobs`);
    await window.getByTestId("job-row").first().waitFor();
    await window.getByTestId("jobs-RUNNING").getByText("2", { exact: true }).waitFor();
  };
  await look(page);
  const asked = questions(page);
  // Each page has three streams, and a browser has six connections to a host.
  // Without the limit on streams, the third window could not even load.
  const others = [await page.context().newPage(), await page.context().newPage()];
  for (const window of others) await look(window);

  await breakDown(scene);
  await page.getByTestId("breaker-banner").getByText("All work is stopped.").waitFor();
  await page.getByTestId("jobs-PAUSED").getByText("6", { exact: true }).waitFor();
  await page.getByTestId("job-row").first().getByText("MillionVerifier: credits used up").waitFor();
  expect(asked.filter((name) => name === "queue.status" || name === "campaign.get")).toEqual([]);
  expect(operator.consoleErrors.slice(errors)).toEqual([]);
  for (const window of others) {
    await window.getByTestId("breaker-banner").getByText("All work is stopped.").waitFor();
    await window.getByTestId("jobs-PAUSED").getByText("6", { exact: true }).waitFor();
    await window.close();
  }
});

it("closes its streams while the tab is hidden, and is up to date when the tab is visible again", async () => {
  const { operator, pool } = scene;
  await goTo(operator, "Queue");
  await sees(operator, "OPEN");
  expect(await listeners(scene)).toBe(1);
  await show(operator.page, false);
  await expect.poll(() => listeners(scene)).toBe(0);
  await transaction(pool, (tx) => closeBreaker(tx, { actor: "operator:ada", reason: "fixed", epoch: 1 }));
  await show(operator.page, true);
  await sees(operator, "CLOSED");
});

it("leaves no connection when it is closed, and does not keep the server from stopping", async () => {
  const { operator, origin, web } = scene;
  const page = await operator.page.context().newPage();
  await page.goto(`${origin}/queue`);
  await sees({ page }, "CLOSED");
  await operator.page.close();
  expect(await listeners(scene)).toBe(1);
  await page.goto("about:blank");
  await expect.poll(() => listeners(scene)).toBe(0);

  await page.goBack();
  await sees({ page }, "CLOSED");
  await web[Symbol.asyncDispose]();
  await sees({ page }, "UNKNOWN");
});
