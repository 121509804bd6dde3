import { failJob } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import { system } from "@leadgen/testkit";
import { makeOrganization } from "@leadgen/testkit/make";
import type { Browser } from "playwright-core";
import { beforeAll, expect, it, vi } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { begin, enrichCall, handWorker } from "./support/pipeline.ts";
import { runningCampaign } from "./support/seed-campaign.ts";
import { account, signedIn } from "./support/visitor.ts";

/** For two pages, several times. */
const PATIENCE = { timeout: 60_000 };

let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

it("lists the jobs of the user's organizations by state, and shows the attempts of each", async () => {
  await using app = await system({ web: {} });
  const { db, pool } = app;
  const { origin } = app.web;
  const ada = await account({ origin, name: "Ada" });
  const { id: organizationId } = await ada.rest<{ id: string }>("/organizations", { name: "Dockplan" });
  const worker = await handWorker(pool);
  const seed = { organizationId, name: "Nordic logistics", leads: 4, done: 1, running: 2 };
  const campaign = await runningCampaign(worker, seed);
  const small = { leads: 1, done: 0, running: 0 };
  await runningCampaign(worker, { organizationId, name: "Cold chain", ...small });
  const { id: foreign } = await makeOrganization(db, { name: "Elsewhere" });
  await runningCampaign(worker, { organizationId: foreign, name: "Not to be seen", ...small });
  const [broken, stuck] = campaign.claims;
  if (broken === undefined || stuck === undefined) throw new Error("Two jobs are claimed.");
  await transaction(pool, (tx) => failJob(tx, { ...broken, code: "BUG", message: "The step broke." }));
  await begin(worker, stuck, enrichCall("VERIFY"));
  await pool.query("UPDATE worker SET beat_at = now() - interval '1 hour'");

  await using visitor = await signedIn(browser, origin, ada);
  const { page } = visitor;
  await page.goto("/jobs");
  const rows = page.getByTestId("job-row");
  await expect.poll(() => rows.count()).toBe(7);
  expect(await rows.filter({ hasText: "Not to be seen" }).count()).toBe(0);
  await page.getByLabel("Show jobs of the campaign").selectOption("Nordic logistics");
  await expect.poll(() => rows.count()).toBe(5);
  const states = page.getByRole("group", { name: "Jobs by state" });
  await states.getByRole("button", { name: "Failed 1" }).click();
  await expect.poll(() => rows.count()).toBe(1);
  expect(new URL(page.url()).search).toBe(`?campaign=${campaign.id}&status=FAILED`);
  await page.reload();
  await rows.getByText("The step broke.").waitFor();

  await rows.getByRole("link", { name: "Enrich one person" }).click();
  await page.getByRole("heading", { level: 1, name: "Enrich one person" }).waitFor();
  await page.getByTestId("attempt").getByText("By the worker worker-1:4711").waitFor();
  await page.getByRole("button", { name: "Retry…" }).click();
  await page.getByRole("button", { name: "Retry the job" }).click();
  await page.getByTestId("job-note").getByText("It waits for a worker").waitFor();
  await page.getByText(/began \S+ s ago, waits again/).waitFor();
  await page.goBack();
  await page.getByText("No job matches").waitFor();

  await page.goto(`/jobs/${stuck.jobId}`);
  await page.getByTestId("stuck").waitFor();
  await page.getByTestId("job-note").getByText("Its worker does not respond").waitFor();
  await page.getByTestId("call").getByText("Under way").waitFor();

  await page.goto(`/jobs/${campaign.doneJobs[0]}`);
  await expect.poll(() => page.getByTestId("call").count()).toBe(4);
  await page.getByText("Finished: Verify, Research, Write, Hand over.").waitFor();
  await page.getByText(/: took .+ s\.$/).waitFor();
  await page.getByRole("link", { name: "the lead" }).click();
  await page.getByRole("dialog").getByText("Handed over").waitFor();
  expect(visitor.consoleErrors).toEqual([]);
});

it("shows a list of jobs with one clock for the whole page", async () => {
  await using app = await system({ web: {} });
  const { origin } = app.web;
  const ada = await account({ origin, name: "Ada" });
  const { id: organizationId } = await ada.rest<{ id: string }>("/organizations", { name: "Dockplan" });
  const worker = await handWorker(app.pool);
  await runningCampaign(worker, { organizationId, name: "Nordic logistics", leads: 30, done: 0, running: 2 });
  await using visitor = await signedIn(browser, origin, ada);
  const { page } = visitor;
  await page.addInitScript({ content: COUNT_TIMERS });
  const timers = async (path: string, rows: number) => {
    await page.goto(path);
    await expect.poll(() => page.getByTestId("job-row").count()).toBe(rows);
    return page.evaluate<number>("globalThis.__runningTimers.size");
  };
  // Other timers of a page come and go, so both pages are looked at again. A clock in each row would always be 29 more.
  const look = async () => ({
    few: await timers("/jobs?status=RUNNING", 2),
    many: await timers("/jobs", 31),
  });
  await vi.waitFor(async () => {
    const { few, many } = await look();
    expect(few).toBeGreaterThan(0);
    expect(many).toBe(few);
  }, PATIENCE);
});

const COUNT_TIMERS = `
  const running = new Set();
  globalThis.__runningTimers = running;
  const { setInterval: start, clearInterval: end } = window;
  window.setInterval = (...args) => {
    const timer = start(...args);
    running.add(timer);
    return timer;
  };
  window.clearInterval = (timer) => {
    running.delete(timer);
    end(timer);
  };`;
