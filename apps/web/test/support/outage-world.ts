import type { ProviderFailure } from "@leadgen/core";
import { cuttable } from "@leadgen/db/testing";
import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { makeCampaign, makeOrganization } from "@leadgen/testkit/make";
import type { Browser } from "playwright-core";
import { signIn, watch } from "./operator.ts";
import { begin, claim, enrichCall, fail, handWorker } from "./pipeline.ts";
import { runningCampaign } from "./seed-campaign.ts";

export const NO_CREDITS: ProviderFailure = {
  provider: "MILLIONVERIFIER",
  operation: "api/v3",
  kind: "QUOTA_EXHAUSTED",
  message: "The answer says: Insufficient credits.",
  httpStatus: 200,
  requestId: "mv-req-77",
  rule: "millionverifier.credits",
};

/** A database with two campaigns, one at work; the app, over a connection that can be cut; a signed-in operator. */
export async function outageWorld(browser: Browser) {
  const stack = new AsyncDisposableStack();
  const { db, pool, web } = stack.use(await system({ web: {} }));
  const worker = await handWorker(pool);
  const { id: organizationId } = await makeOrganization(db, { name: "Dockplan" });
  const seed = { organizationId, name: "Nordic logistics", leads: 8, done: 2, running: 2 };
  const campaign = await runningCampaign(worker, seed);
  await makeCampaign(db, { organizationId, name: "Cold chain", leadLimit: 10, status: "CREATED" });
  const way = stack.use(await cuttable(web.origin));
  const { origin } = new URL(way.to(web.origin));
  const context = await browser.newContext();
  stack.defer(() => context.close());
  const operator = watch(await context.newPage());
  await signIn(operator, { origin, token: OPERATOR_TOKEN });
  return {
    pool,
    worker,
    campaign,
    web,
    way,
    origin,
    operator,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

export type OutageWorld = Awaited<ReturnType<typeof outageWorld>>;

/** A provider fails under one of the campaign's jobs. */
export async function breakDown({ worker, campaign }: OutageWorld): Promise<void> {
  const [held] = campaign.claims;
  if (held === undefined) throw new Error("No job is claimed.");
  const callId = await begin(worker, held, enrichCall("VERIFY"));
  await fail(worker, held, { callId, failure: NO_CREDITS });
}

/** The same job is claimed again after a closing, and fails in the same way. */
export async function breakDownAgain({ worker, campaign }: OutageWorld): Promise<void> {
  const [held] = await claim(worker, [campaign.claims[0]?.jobId ?? ""]);
  if (held === undefined) throw new Error("The job can't be claimed again.");
  const callId = await begin(worker, held, enrichCall("VERIFY"));
  await fail(worker, held, { callId, failure: NO_CREDITS });
}
