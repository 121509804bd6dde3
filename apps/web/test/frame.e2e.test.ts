import { cancelCampaign, closeBreaker, openBreaker } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import { type System, system, type WebPart } from "@leadgen/testkit";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { handWorker } from "./support/pipeline.ts";
import { runningCampaign } from "./support/seed-campaign.ts";
import { account, signedIn } from "./support/visitor.ts";

let app: System & WebPart;
let browser: Browser;
let people = 0;

beforeAll(async () => {
  app = await system({ web: {} });
  browser = await sharedBrowser();
});

afterAll(() => app?.[Symbol.asyncDispose]());

/** Somebody new, who has an organization with a running campaign. */
async function world() {
  await using stack = new AsyncDisposableStack();
  const { pool, web } = app;
  const ada = await account({ origin: web.origin, name: `Ada${++people}` });
  const { id: organizationId } = await ada.rest<{ id: string }>("/organizations", { name: "Dockplan" });
  const seed = { organizationId, name: "Nordic logistics", leads: 4, done: 1, running: 1 };
  const campaign = await runningCampaign(await handWorker(pool), seed);
  const visitor = stack.use(await signedIn(browser, web.origin, ada));
  const kept = stack.move();
  return { campaign, visitor, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

/** Notes the theme of the first frame that is painted. */
const NOTE_FIRST_THEME = `requestAnimationFrame(() => requestAnimationFrame(() => {
  globalThis.__firstTheme = document.documentElement.dataset.mantineColorScheme;
}))`;

const firstTheme = (page: Page) => page.evaluate("globalThis.__firstTheme");

it("keeps the chosen theme, without a flash of the other", async () => {
  await using scene = await world();
  const { page, consoleErrors } = scene.visitor;
  await page.emulateMedia({ colorScheme: "light" });
  await page.addInitScript(NOTE_FIRST_THEME);
  await page.goto("/campaigns");
  await expect.poll(() => firstTheme(page)).toBe("light");
  await page.getByRole("button", { name: /account and log-out/ }).click();
  const themes = page.getByRole("group", { name: "Theme" });
  await themes.getByRole("button", { name: "System", pressed: true }).waitFor();
  await themes.getByRole("button", { name: "Dark" }).click();
  await page.reload();
  await expect.poll(() => firstTheme(page)).toBe("dark");
  expect(consoleErrors).toEqual([]);
});

it("asks for a list once, and for the page behind a link only when somebody points at the link", async () => {
  await using scene = await world();
  const { page } = scene.visitor;
  const asked: URL[] = [];
  page.on("request", (request) => asked.push(new URL(request.url())));
  const pages = () => new Set(asked.filter((url) => url.searchParams.has("_rsc")).map((url) => url.pathname));
  await page.goto(`/campaigns/${scene.campaign.id}?tab=jobs`);
  await page.getByTestId("job-row").first().waitFor();
  await page.getByRole("banner").getByRole("link", { name: "Queue" }).hover();
  await expect.poll(pages).toEqual(new Set(["/queue"]));
  // A stream brings what changes, so nothing polls this list.
  expect(asked.flatMap(({ pathname }) => pathname.match(/job\.list/g) ?? [])).toEqual(["job.list"]);
});

it("has keys for pages, search, help and sending a form, which are off while the user types", async () => {
  await using scene = await world();
  const { page, consoleErrors } = scene.visitor;
  await page.goto("/campaigns");
  await page.getByTestId("campaign-row").waitFor();
  const search = page.getByRole("searchbox", { name: "Search campaigns" });
  // The keys' code is loaded after the first paint.
  const focused = page.locator("input[type=search]:focus");
  await expect.poll(() => page.keyboard.press("/").then(() => focused.count())).toBe(1);
  await page.keyboard.type("g?");
  expect(await search.inputValue()).toBe("g?");
  await search.blur();
  await page.keyboard.type("gj");
  await page.waitForURL("**/jobs");
  await page.keyboard.type("gq");
  await page.waitForURL("**/queue");
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys" });
  await help.getByText("Go to the jobs").waitFor();
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "detached" });

  await page.goto("/organizations");
  await page.getByRole("button", { name: "New organization" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Cold chain");
  await page.keyboard.press("Control+Enter");
  await page.getByTestId("organization-row").filter({ hasText: "Cold chain" }).waitFor();
  expect(consoleErrors).toEqual([]);
});

it("tells of the breaker's moves and of an ended campaign on every page", async () => {
  await using scene = await world();
  const { campaign, visitor } = scene;
  const { pool } = app;
  const { page } = visitor;
  const latest = page.waitForResponse((response) => response.url().includes("campaign.list"));
  await page.goto("/account");
  await latest;
  const notices = page.getByTestId("notice");
  const actor = "operator:oda";
  const { epoch } = await transaction(pool, (tx) => openBreaker(tx, { actor, reason: "price change" }));
  await notices.getByText("All work was stopped. Stopped by hand: price change.").waitFor();
  await transaction(pool, (tx) => closeBreaker(tx, { actor, reason: "done", epoch }));
  await notices.getByText("The breaker was closed: work goes on.").waitFor();
  await transaction(pool, (tx) => cancelCampaign(tx, { campaignId: campaign.id, reason: "Wrong country." }));
  await notices.getByText("The campaign “Nordic logistics” was cancelled").waitFor();
  await notices.getByRole("link", { name: "See it" }).click();
  await page.waitForURL(`**/campaigns/${campaign.id}`);
  expect(visitor.consoleErrors).toEqual([]);
});
