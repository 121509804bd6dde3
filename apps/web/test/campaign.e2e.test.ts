import { cancelCampaign, failJob } from "@leadgen/core/outreach";
import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { makeCampaign, makeOrganization } from "@leadgen/testkit/make";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { signIn, watch } from "./support/operator.ts";
import { handWorker } from "./support/pipeline.ts";
import { jobCounts } from "./support/rows.ts";
import { runningCampaign } from "./support/seed-campaign.ts";

let browser: Browser;
let app: Awaited<ReturnType<typeof newApp>>;

const newApp = () => system({ simulator: { seed: "campaign" }, web: {} });

beforeAll(async () => {
  browser = await sharedBrowser();
  app = await newApp();
});

afterAll(() => app?.[Symbol.asyncDispose]());

const EMPTY = "TRUNCATE organization, worker, graphile_worker._private_jobs CASCADE";

/** An operator who has signed in to the app. Nothing of the tests before is left in its database. */
async function world() {
  // Repeated after a deadlock with what the page of the test before still asks for.
  await app.tx((tx) => tx.query(EMPTY));
  const stack = new AsyncDisposableStack();
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  stack.defer(() => context.close());
  const operator = watch(await context.newPage());
  await signIn(operator, { origin: app.web.origin, token: OPERATOR_TOKEN });
  return { ...app, operator, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

it("creates, starts and cancels a campaign on a phone", async () => {
  await using scene = await world();
  const { pool, operator } = scene;
  const { page } = operator;
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "Create campaign" }).click();
  await form.getByText("Give the campaign a name").waitFor();
  await form.getByText("Give at least one of titles").waitFor();

  await form.getByLabel("Name", { exact: true }).fill("Nordic logistics");
  await form.getByRole("textbox", { name: "Organization" }).fill("Dockplan");
  const titles = form.locator("input").and(form.getByLabel("Titles", { exact: true }));
  await titles.fill("COO");
  await titles.press("Enter");
  await form.getByLabel("Product").fill("Slot booking for warehouses.");
  await form.getByLabel("Sender's name").fill("Ida Brandt");
  await form.getByLabel("Sender's company").fill("Dockplan");
  await form.getByRole("button", { name: "Create campaign" }).click();
  await page.getByRole("heading", { level: 1, name: "Nordic logistics" }).waitFor();

  await page.getByRole("button", { name: "Start Nordic logistics" }).click();
  await page.getByRole("button", { name: "Start campaign" }).click();
  await page.locator("h1 [data-status=RUNNING]").waitFor();
  expect(await jobCounts(pool)).toEqual({ PENDING: 1 });

  await page.getByRole("button", { name: "Cancel…" }).first().click();
  await page.getByRole("textbox", { name: "Reason" }).fill("wrong audience");
  await page.getByRole("button", { name: "Cancel the campaign" }).click();
  await page.getByText("A person cancelled it: wrong audience").waitFor();
  expect(await jobCounts(pool)).toEqual({ CANCELLED: 1 });
  expect(operator.consoleErrors).toEqual([]);
});

it("shows a lead's e-mail with its sources, and cancels and retries jobs", async () => {
  await using scene = await world();
  const { db, pool, tx, web, operator } = scene;
  const { page } = operator;
  const worker = await handWorker(pool);
  const { id: organizationId } = await makeOrganization(db, { name: "Dockplan" });
  const seed = { organizationId, name: "Nordic logistics", leads: 3, done: 1, running: 1 };
  const campaign = await runningCampaign(worker, seed);
  for (const held of campaign.claims) {
    const failure = { ...held, code: "BUG", message: "The step broke." };
    await tx((tx) => failJob(tx, failure));
  }

  await page.goto(`${web.origin}/campaigns/${campaign.id}`);
  await page.getByRole("button", { name: "Astrid Holm" }).click();
  await page.getByTestId("lead-email").getByText("The new warehouse in Aarhus").waitFor();
  await page.getByRole("link", { name: "news.nordkyst.example" }).waitFor();
  await page.getByRole("button", { name: "Close the lead" }).click();

  await page.getByRole("tab", { name: "Jobs" }).click();
  await page.getByTestId("job-row").getByText("The step broke.").waitFor();
  await page.getByRole("button", { name: "Retry…" }).click();
  await page.getByRole("button", { name: "Retry the job" }).click();
  await page.getByText("The step broke.").waitFor({ state: "detached" });
  expect(await jobCounts(pool)).toEqual({ COMPLETED: 2, PENDING: 2 });

  await page.getByTestId("job-row").getByRole("button", { name: "Cancel…" }).first().click();
  await page.getByRole("button", { name: "Cancel the job" }).click();
  await page.getByTestId("job-row").getByText("Cancelled", { exact: true }).waitFor();
  expect(await jobCounts(pool)).toEqual({ COMPLETED: 2, PENDING: 1, CANCELLED: 1 });
  expect(operator.consoleErrors).toEqual([]);
});

it("filters leads by the funnel and by text, shows one with each call, and retries all that failed", async () => {
  await using scene = await world();
  const { db, pool, tx, web, operator } = scene;
  const { page } = operator;
  const { id: organizationId } = await makeOrganization(db, { name: "Dockplan" });
  const seed = { organizationId, name: "Nordic logistics", leads: 6, done: 2, running: 2 };
  const campaign = await runningCampaign(await handWorker(pool), seed);
  for (const held of campaign.claims) {
    await tx((tx) => failJob(tx, { ...held, code: "BUG", message: "The step broke." }));
  }
  await page.goto(`${web.origin}/campaigns/${campaign.id}`);
  const rows = page.getByTestId("lead-row");
  const funnel = page.getByRole("navigation", { name: "Leads by step" });
  await expect.poll(() => rows.count()).toBe(6);
  await funnel.getByRole("button", { name: /^Written/ }).click();
  await expect.poll(() => rows.count()).toBe(2);
  expect(new URL(page.url()).search).toBe("?step=WRITE");
  await page.reload();
  await expect.poll(() => rows.count()).toBe(2);
  await funnel.getByRole("button", { name: /^Found/ }).click();
  await rows.first().getByRole("button").click();
  const lead = page.getByRole("dialog");
  await lead.getByText("1 of 6 shown").waitFor();
  await page.keyboard.press("j");
  await lead.getByText("2 of 6 shown").waitFor();
  await lead.getByRole("button", { name: "Previous" }).click();
  await lead.getByText("1 of 6 shown").waitFor();
  await page.goBack();
  await lead.waitFor({ state: "detached" });
  await page.getByRole("searchbox", { name: "Search leads" }).fill("Astrid");
  await expect.poll(() => rows.count()).toBe(1);
  await rows.getByRole("button", { name: "Astrid Holm" }).click();
  await expect.poll(() => page.getByTestId("call").count()).toBeGreaterThan(2);
  await page.getByRole("button", { name: "Close the lead" }).click();
  await page.getByRole("button", { name: "Clear the search" }).click();

  await funnel.getByRole("button", { name: /^Failed/ }).click();
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole("button", { name: "Retry all that failed…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("2 × The step broke.").waitFor();
  await dialog.getByRole("button", { name: "Retry 2 jobs" }).click();
  await dialog.waitFor({ state: "detached" });
  expect(await jobCounts(pool)).toEqual({ COMPLETED: 3, PENDING: 4 });
  expect(operator.consoleErrors).toEqual([]);
});

it("searches, filters and sorts the list by its address, and deletes a campaign that was never started", async () => {
  await using scene = await world();
  const { db, rows, web, operator } = scene;
  const { page } = operator;
  const { id: organizationId } = await makeOrganization(db, { name: "Dockplan" });
  for (const name of ["Zebra", "Nordic logistics", "Alpine freight"]) {
    await makeCampaign(db, { organizationId, name, status: "CREATED" });
  }
  await page.goto(`${web.origin}/campaigns`);
  const names = () => page.getByTestId("campaign-row").locator("a").allTextContents();
  await expect.poll(names).toEqual(["Alpine freight", "Nordic logistics", "Zebra"]);
  await page.getByRole("searchbox", { name: "Search campaigns" }).fill("e");
  await page.getByLabel("Sort campaigns").selectOption("name");
  await expect.poll(names).toEqual(["Alpine freight", "Zebra"]);
  await page.reload();
  await expect.poll(names).toEqual(["Alpine freight", "Zebra"]);
  await page.getByLabel("Show campaigns with status").selectOption("RUNNING");
  await page.getByRole("button", { name: "Clear the filter" }).click();
  await expect.poll(names).toEqual(["Alpine freight", "Nordic logistics", "Zebra"]);

  await page.getByRole("link", { name: "Zebra" }).click();
  await page.getByRole("button", { name: "Delete Zebra" }).click();
  await page.getByRole("button", { name: "Delete the campaign" }).click();
  await page.getByRole("heading", { level: 1, name: "Campaigns" }).waitFor();
  await expect.poll(names).toEqual(["Alpine freight", "Nordic logistics"]);
  expect(await rows("SELECT name FROM campaign ORDER BY name")).toEqual([
    { name: "Alpine freight" },
    { name: "Nordic logistics" },
  ]);
});

it("moves a cancelled campaign's paid leads into another one, after showing the effect", async () => {
  await using scene = await world();
  const { db, pool, rows, tx, web, operator } = scene;
  const { page } = operator;
  const { id: organizationId } = await makeOrganization(db, { name: "Dockplan" });
  const seed = { organizationId, name: "Nordic logistics", leads: 3, done: 1, running: 1 };
  const { id: from } = await runningCampaign(await handWorker(pool), seed);
  await tx((tx) => cancelCampaign(tx, { campaignId: from, reason: "wrong audience" }));
  const show = async () => {
    await page.goto(`${web.origin}/campaigns/${from}`);
    await page.getByRole("button", { name: "Use what was paid for…" }).click();
  };
  await show();
  await page.getByText("Dockplan has no draft campaign.").waitFor();

  const another = { organizationId, name: "Second try", leadLimit: 10, status: "CREATED" } as const;
  const { id: to } = await makeCampaign(db, another);
  await show();
  const dialog = page.getByRole("dialog");
  await dialog.locator("input").and(dialog.getByLabel("Campaign that uses them")).click();
  await page.getByRole("option", { name: "Second try" }).click();
  await dialog.getByText("2 leads would move").waitFor();
  await dialog.getByRole("table", { name: "Calls that are left to pay, at most" }).waitFor();
  await dialog.getByRole("button", { name: "Move 2 leads" }).click();
  await page.getByRole("heading", { level: 1, name: "Second try" }).waitFor();
  const moved = await rows("SELECT count(*)::int AS leads FROM lead WHERE campaign_id = $1", [to]);
  expect(moved).toEqual([{ leads: 2 }]);
  expect(operator.consoleErrors).toEqual([]);
});

it("says on list, campaign and queue that no worker is alive while jobs wait for one", async () => {
  await using scene = await world();
  const { db, pool, rows, web, operator } = scene;
  const { page } = operator;
  const { id: organizationId } = await makeOrganization(db, { name: "Dockplan" });
  const seed = { organizationId, name: "Nordic logistics", leads: 3, done: 1, running: 1 };
  const { id } = await runningCampaign(await handWorker(pool), seed);
  await rows("UPDATE worker SET beat_at = now() - interval '1 hour'");
  await page.goto(`${web.origin}/campaigns`);
  await page.getByText("2 jobs wait: no worker is alive").waitFor();
  await page.getByTestId("campaign-row").locator("[data-status=RUNNING]").getByText("Waiting").waitFor();
  await page.goto(`${web.origin}/campaigns/${id}`);
  await page.getByTestId("no-worker-note").waitFor();
  await page.goto(`${web.origin}/queue`);
  await page.getByRole("heading", { name: "Work may run, but no worker is alive" }).waitFor();
});
