import { setTimeout as sleep } from "node:timers/promises";
import type { ApiClient, Campaign } from "../api/client.ts";
import { createClient } from "../api/client.ts";
import { createSimulatorControl, type SimulatorControl } from "../demo/simulator-control.ts";
import { DEMO_PASSWORD, OPERATOR, OWNER } from "../services/demo-accounts.ts";
import { SEED } from "./seed-briefs.ts";

export interface SeedOptions {
  /** The system's URL. */
  readonly url: string;
  /** URL of the simulator of all five providers. */
  readonly simulatorUrl: string;
  readonly signal: AbortSignal;
  /** Called if there is something to play. */
  readonly onStart?: () => void;
}

interface Cast {
  readonly owner: ApiClient;
  readonly operator: ApiClient;
  readonly simulator: SimulatorControl;
  readonly organizationId: string;
  readonly signal: AbortSignal;
}

/** Leads of the campaigns that finish. */
const FEW = 12;
/** Enough to stay RUNNING for some minutes at the pace of `make dev`. */
const MANY = 2_000;
const LOOK_MS = 200;

/**
 * Plays a short history on a running system: campaigns in every state, leads and jobs with every common outcome, and an incident.
 * It uses only the API, the worker and the simulator's faults, so every invariant holds. Does nothing if the demo organization
 * already has a campaign.
 *
 * @returns whether it played.
 */
export async function seed(options: SeedOptions): Promise<boolean> {
  const { url, simulatorUrl, signal } = options;
  const logIn = async ({ email }: { email: string }): Promise<ApiClient> => {
    const stranger = createClient({ url, token: undefined, signal });
    const { token } = await stranger.auth.login.mutate({ email, password: DEMO_PASSWORD });
    return createClient({ url, token, signal });
  };
  const owner = await logIn(OWNER);
  const { organizations } = await owner.auth.me.query();
  const organizationId = organizations[0]?.id;
  if (organizationId === undefined) return false;
  if ((await owner.campaign.list.query({ organizationId, limit: 1 })).items.length > 0) return false;
  options.onStart?.();
  const operator = await logIn(OPERATOR);
  const simulator = createSimulatorControl(simulatorUrl, signal);
  try {
    await play({ owner, operator, simulator, organizationId, signal });
  } finally {
    await simulator.clearFaults();
  }
  for (const each of [owner, operator]) await each.auth.logout.mutate();
  return true;
}

async function play(cast: Cast): Promise<void> {
  await create(cast, "draft");
  await throughAnOutage(cast);
  await haveMailsSent(cast);
  await cast.simulator.setFault({ provider: "openai", fault: "refusal" });
  await ended(cast, await start(cast, "refused", 3));
  await cast.simulator.clearFaults();
  await cast.simulator.setFault({ provider: "apollo", fault: "empty-search" });
  await ended(cast, await start(cast, "nobody"));
  await cast.simulator.clearFaults();
  await cancelHalfWay(cast);
  await start(cast, "running", MANY);
}

/** OpenAI's credits run out, everything stops, an operator closes the breaker, and the campaign completes. */
async function throughAnOutage(cast: Cast): Promise<void> {
  const { operator, simulator } = cast;
  await simulator.setFault({ provider: "openai", fault: "quota-exhausted" });
  const id = await start(cast, "outage");
  await until(cast, async () => (await operator.queue.status.query()).circuitBreaker.state === "OPEN");
  await simulator.clearFaults();
  const { circuitBreaker } = await operator.queue.status.query();
  await operator.queue.close.mutate({
    epoch: circuitBreaker.epoch ?? 0,
    reason: "Credits at OpenAI topped up",
  });
  await ended(cast, id);
}

/** The sending is activated, and the first day's mails are sent. */
async function haveMailsSent(cast: Cast): Promise<void> {
  const { owner, simulator } = cast;
  const id = await start(cast, "sent");
  await ended(cast, id);
  await owner.sending.activate.mutate({ id });
  await simulator.sendMails();
}

/** Calls under way are held until the campaign is cancelled, so that it has people and jobs of every kind. */
async function cancelHalfWay(cast: Cast): Promise<void> {
  await cast.simulator.setFault({ provider: "perplexity", fault: "hold" });
  const id = await start(cast, "cancelled");
  await until(cast, async () => {
    const { jobs, leads } = await campaignOf(cast, id);
    return leads.REVEALED > 0 && jobs.RUNNING > 0;
  });
  await cast.owner.campaign.cancel.mutate({ id, reason: "The offer changes first" });
  await cast.simulator.clearFaults();
}

async function create(cast: Cast, which: keyof typeof SEED, leadLimit = FEW): Promise<string> {
  const { organizationId } = cast;
  const { id } = await cast.owner.campaign.create.mutate({ organizationId, leadLimit, ...SEED[which] });
  return id;
}

async function start(cast: Cast, which: keyof typeof SEED, leadLimit = FEW): Promise<string> {
  const id = await create(cast, which, leadLimit);
  await cast.owner.campaign.start.mutate({ id });
  return id;
}

const campaignOf = ({ owner }: Cast, id: string): Promise<Campaign> => owner.campaign.get.query({ id });

const ended = (cast: Cast, id: string): Promise<void> =>
  until(cast, async () => (await campaignOf(cast, id)).finishedAt !== null);

async function until({ signal }: Cast, holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(LOOK_MS, undefined, { signal });
}
