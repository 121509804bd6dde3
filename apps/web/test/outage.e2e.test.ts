import { closeBreaker, openBreaker } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type { Browser } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { confirmClose, goTo, holdQueries, prepareClose, sees } from "./support/operator.ts";
import { breakDown, NO_CREDITS, outageWorld } from "./support/outage-world.ts";
import { expectInReach, expectOneEdge, PHONE } from "./support/phone.ts";
import { breakerEvents, expectInvariants, jobCounts } from "./support/rows.ts";

/** Pixels of the window. Its content must be visible without scrolling, or an operator won't find it at night. */

let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

it("shows an outage with its cause while the campaign stays RUNNING, and carries on when the operator closes", async () => {
  await using scene = await outageWorld(browser);
  const { pool, operator, campaign } = scene;
  const { page } = operator;
  // The worker has no process that beats for it, and this test may take longer than its silence may last.
  await pool.query("UPDATE worker SET silent_ms = 3600000");
  await page
    .getByTestId("campaign-row")
    .filter({ hasText: "Nordic logistics" })
    .locator("[data-status=RUNNING]")
    .waitFor();
  await goTo(operator, "Queue");
  await sees(operator, "CLOSED");

  await breakDown(scene);
  await sees(operator, "OPEN");
  await page.getByRole("heading", { name: "MillionVerifier: credits used up" }).waitFor();
  const cause = page.getByTestId("cause-card");
  await cause.getByText("Top up, or raise the limit", { exact: true }).waitFor();
  await cause.getByText("What MillionVerifier answered, and ids").click();
  for (const words of ["QUOTA_EXHAUSTED", NO_CREDITS.message, "mv-req-77"]) {
    await cause.getByText(words).first().waitFor();
  }
  expect(await jobCounts(pool)).toEqual({ PAUSED: 6, COMPLETED: 3 });

  await cause.getByRole("link", { name: "Nordic logistics" }).click();
  await page.getByTestId("job-row").first().getByText("MillionVerifier: credits used up").waitFor();
  expect(page.url()).toContain(`/campaigns/${campaign.id}?tab=jobs&job=${campaign.claims[0]?.jobId}`);
  await page.locator("h1 [data-status=RUNNING]").getByText("Waiting").waitFor();
  await page
    .getByTestId("paused-note")
    .getByText("6 of its jobs wait, because all work is stopped.")
    .waitFor();
  await page.getByTestId("breaker-banner").getByText("All work is stopped.").waitFor();
  await expect.poll(() => page.title()).toBe("STOPPED · Campaign · leadgen");

  await goTo(operator, "Campaigns");
  await expect.poll(() => page.title()).toBe("STOPPED · Campaigns · leadgen");
  const icon = () => page.locator('link[rel="icon"]').last().getAttribute("href");
  await expect.poll(icon).toBe("/stopped.svg");
  await page.getByText("6 jobs stopped with all work").waitFor();
  await page.getByRole("button", { name: "Start Cold chain" }).click();
  await page
    .getByRole("dialog")
    .getByText("All work is stopped. MillionVerifier: credits used up.")
    .waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Back" }).click();

  await page.setViewportSize(PHONE);
  await goTo(operator, "Queue");
  const first = [
    page.getByRole("heading", { name: "MillionVerifier: credits used up" }),
    page.getByRole("button", { name: "Close and resume…" }),
  ];
  for (const shown of first) await expectInReach(shown);
  await expectOneEdge(page, "#breaker-state");
  await prepareClose(operator, "topped up the credits");
  await page.getByTestId("close-preview").getByText("6 jobs").waitFor();
  await confirmClose(operator);
  await sees(operator, "CLOSED");
  await page.getByTestId("incident").getByText("topped up the credits").waitFor();
  const news = page.getByTestId("work-goes-on");
  await news.getByText("operator closed the breaker").waitFor();
  await news.getByText("none yet").waitFor();
  for (const [sql, words] of [
    ["SELECT", "Work goes on."],
    ["UPDATE worker SET stopped_at = now()", "Work goes on once a worker is alive."],
    ["UPDATE worker SET stopped_at = NULL", "Work goes on."],
  ] as const) {
    await pool.query(sql);
    await news.getByText(words, { exact: true }).waitFor();
  }
  await page.getByTestId("breaker-banner").waitFor({ state: "detached" });
  await expect.poll(() => page.title()).toBe("Queue · leadgen");
  expect(await icon()).toMatch(/^\/icon\.svg/);

  expect(await jobCounts(pool)).toEqual({ PENDING: 6, COMPLETED: 3 });
  expect(await breakerEvents(pool)).toMatchObject([
    { kind: "OPENED", epoch: 1, actor: "worker:worker-1:4711", jobsChanged: 6 },
    { kind: "CLOSED", epoch: 1, actor: "operator", reason: "topped up the credits", jobsChanged: 6 },
  ]);
  await expectInvariants(pool);
  expect(operator.consoleErrors).toEqual([]);
});

it("refuses a closing whose cause the operator has not read, and closes once the operator has read it", async () => {
  await using scene = await outageWorld(browser);
  const { pool, way, operator } = scene;
  const { page } = operator;
  await breakDown(scene);
  await goTo(operator, "Queue");
  await sees(operator, "OPEN");
  await prepareClose(operator, "topped up the credits");

  const release = await holdQueries(operator);
  // The stream breaks and can't be reopened: the page gets no new data.
  way.cut();
  way.restore();
  await sees(operator, "UNKNOWN");
  const actor = "operator:ada";
  await transaction(pool, (tx) => closeBreaker(tx, { actor, reason: "mine", epoch: 1 }));
  await transaction(pool, (tx) => openBreaker(tx, { actor, reason: "wrong text" }));
  await confirmClose(operator);
  const stale = page.getByTestId("stale-epoch");
  await stale.getByText("You saw epoch 1").waitFor();
  expect(await breakerEvents(pool)).toHaveLength(3);

  release();
  await stale.getByText("operator:ada had closed it: “mine”.").waitFor();
  await stale.getByText("Now: Stopped by hand: wrong text, by operator:ada").waitFor();
  await stale.getByRole("button", { name: "I have read the new cause" }).click();
  await page.getByTestId("close-preview").waitFor();
  const reason = page.getByRole("textbox", { name: "Why is it safe to go on?" });
  expect(await reason.inputValue()).toBe("topped up the credits");
  await reason.fill("the text is right again");
  await confirmClose(operator);
  await sees(operator, "CLOSED");
  expect((await breakerEvents(pool)).at(-1)).toMatchObject({
    kind: "CLOSED",
    epoch: 2,
    actor: "operator",
  });
  await expectInvariants(pool);
});

it("says who closed while another operator was writing a reason, and keeps the typed text", async () => {
  await using scene = await outageWorld(browser);
  const { pool, operator } = scene;
  const { page } = operator;
  await breakDown(scene);
  await goTo(operator, "Queue");
  await sees(operator, "OPEN");
  await prepareClose(operator, "topped up the credits, as far as I");
  const actor = "operator:ada";
  await transaction(pool, (tx) => closeBreaker(tx, { actor, reason: "mine", epoch: 1 }));
  const notice = page.getByTestId("closed-meanwhile");
  await notice.getByText(/operator:ada closed the breaker .*: “mine”/).waitFor();
  const reason = page.getByRole("textbox", { name: "Why is it safe to go on?" });
  expect(await reason.inputValue()).toBe("topped up the credits, as far as I");
  expect(await page.getByRole("button", { name: /^Close and resume/ }).isDisabled()).toBe(true);
  expect(operator.consoleErrors).toEqual([]);
});
