import type { ProviderFailure } from "@leadgen/core";
import { closeBreaker, openBreaker } from "@leadgen/core/engine";
import { transaction } from "@leadgen/db";
import { testDatabase } from "@leadgen/db/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { confirmClose, goTo, holdQueries, prepareClose, sees, signIn, watch } from "./support/operator.ts";
import { begin, enrichCall, fail, handWorker } from "./support/pipeline.ts";
import { breakerEvents, expectInvariants, jobCounts } from "./support/rows.ts";
import { createdCampaign, newOrganization, runningCampaign } from "./support/seed-campaign.ts";
import { buildWeb, startWeb } from "./support/web-server.ts";

const TOKEN = "the-operators-token";

const NO_CREDITS: ProviderFailure = {
  provider: "MILLIONVERIFIER",
  operation: "api/v3",
  kind: "QUOTA_EXHAUSTED",
  message: "The answer says: Insufficient credits.",
  httpStatus: 200,
  requestId: "mv-req-77",
  rule: "millionverifier.credits",
};

let browser: Browser;

beforeAll(async () => {
  await buildWeb();
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

/** A database with two campaigns, one at work; the app on it; an operator who has signed in. */
async function world() {
  const stack = new AsyncDisposableStack();
  const db = stack.use(await testDatabase());
  const worker = await handWorker(db.pool);
  const organizationId = await newOrganization(db.pool, "Dockplan");
  const seed = { organizationId, name: "Nordic logistics", leads: 8, done: 2, running: 2 };
  const campaign = await runningCampaign(worker, seed);
  await createdCampaign(db.pool, { organizationId, name: "Cold chain", leads: 10 });
  const web = stack.use(await startWeb({ DATABASE_URL: db.url, OPERATOR_TOKEN: TOKEN }));
  const context = await browser.newContext();
  stack.defer(() => context.close());
  const operator = watch(await context.newPage());
  await signIn(operator, { origin: web.origin, token: TOKEN });
  return { db, worker, campaign, operator, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

type World = Awaited<ReturnType<typeof world>>;

/** A provider fails under one of the campaign's jobs. */
async function breakDown({ worker, campaign }: World): Promise<void> {
  const [held] = campaign.claims;
  if (held === undefined) throw new Error("No job is claimed.");
  const callId = await begin(worker, held, enrichCall("VERIFY"));
  await fail(worker, held, { callId, failure: NO_CREDITS });
}

it("shows an outage with its cause while the campaign stays RUNNING, and carries on when the operator closes", async () => {
  await using scene = await world();
  const { db, operator, campaign } = scene;
  const { page } = operator;
  await page
    .getByTestId("campaign-row")
    .filter({ hasText: "Nordic logistics" })
    .getByText("RUNNING")
    .waitFor();
  await goTo(operator, "Queue");
  await sees(operator, "CLOSED");

  await breakDown(scene);
  await sees(operator, "OPEN");
  const cause = page.getByTestId("cause-card");
  for (const words of [
    "MillionVerifier failed",
    "QUOTA_EXHAUSTED",
    NO_CREDITS.message,
    "mv-req-77",
    "Top up",
  ]) {
    await cause.getByText(words).first().waitFor();
  }
  expect(await jobCounts(db.pool)).toEqual({ PAUSED: 6, COMPLETED: 3 });

  await cause.getByRole("link", { name: "ENRICH_LEAD" }).click();
  await page.getByTestId("job-row").first().getByText("MillionVerifier QUOTA_EXHAUSTED (epoch 1)").waitFor();
  expect(page.url()).toContain(`/campaigns/${campaign.id}?tab=jobs&job=${campaign.claims[0]?.jobId}`);
  await page
    .getByTestId("paused-note")
    .getByText("The campaign is RUNNING, and 6 of its jobs are PAUSED")
    .waitFor();
  await page.getByTestId("breaker-banner").getByText("The circuit breaker is OPEN.").waitFor();

  await goTo(operator, "Campaigns");
  await page.getByText("6 jobs PAUSED").waitFor();
  await page.getByRole("button", { name: "Start Cold chain" }).click();
  await page.getByRole("dialog").getByText("The circuit breaker is OPEN").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Back" }).click();

  await goTo(operator, "Queue");
  await prepareClose(operator, "topped up the credits");
  await page.getByTestId("close-preview").getByText("6 jobs").waitFor();
  await confirmClose(operator);
  await sees(operator, "CLOSED");
  await page.getByTestId("history-CLOSED").getByText("topped up the credits").waitFor();
  await page.getByTestId("breaker-banner").waitFor({ state: "detached" });

  expect(await jobCounts(db.pool)).toEqual({ PENDING: 6, COMPLETED: 3 });
  expect(await breakerEvents(db.pool)).toMatchObject([
    { kind: "OPENED", epoch: 1, actor: "worker:worker-1:4711", jobsChanged: 6 },
    { kind: "CLOSED", epoch: 1, actor: "operator", reason: "topped up the credits", jobsChanged: 6 },
  ]);
  await expectInvariants(db.pool);
  expect(operator.consoleErrors).toEqual([]);
});

it("refuses a closing whose cause the operator has not read, and closes once the new one was", async () => {
  await using scene = await world();
  const { db, operator } = scene;
  const { page } = operator;
  await breakDown(scene);
  await goTo(operator, "Queue");
  await sees(operator, "OPEN");
  await prepareClose(operator, "topped up the credits");

  const release = await holdQueries(operator);
  const actor = "operator:ada";
  await transaction(db.pool, (tx) => closeBreaker(tx, { actor, reason: "mine", epoch: 1 }));
  await transaction(db.pool, (tx) => openBreaker(tx, { actor, reason: "wrong text" }));
  await confirmClose(operator);
  const stale = page.getByTestId("stale-epoch");
  await stale.getByText("You saw epoch 1").waitFor();
  expect(await breakerEvents(db.pool)).toHaveLength(3);

  release();
  await stale.getByText("Now: stopped by hand. wrong text").waitFor();
  await stale.getByRole("button", { name: "I have read the new cause" }).click();
  await page.getByTestId("close-preview").waitFor();
  await page.getByRole("textbox", { name: "Reason" }).fill("the text is right again");
  await confirmClose(operator);
  await sees(operator, "CLOSED");
  expect((await breakerEvents(db.pool)).at(-1)).toMatchObject({
    kind: "CLOSED",
    epoch: 2,
    actor: "operator",
  });
  await expectInvariants(db.pool);
});

it("says UNKNOWN, and never CLOSED, while the server does not answer", async () => {
  await using scene = await world();
  const { operator } = scene;
  const { page } = operator;
  await goTo(operator, "Queue");
  await sees(operator, "CLOSED");
  await page.route("**/api/trpc/**", (route) => route.abort());
  await sees(operator, "UNKNOWN");
  await page.getByTestId("breaker-banner").getByText("State unknown: treated as OPEN.").waitFor();
  await page.unroute("**/api/trpc/**");
  await sees(operator, "CLOSED");
});
