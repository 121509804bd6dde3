import { closeBreaker } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import { seedCampaigns } from "../site/campaigns.ts";
import { rowsOf } from "../site/rows.ts";
import type { Site } from "../site/site.ts";
import { letHeirFinish, WITHOUT_SWEEP } from "./heir.ts";
import { differs, type Kills } from "./kills.ts";
import { killOneAfterTheOther } from "./one-after-the-other.ts";
import { type State, stateOf } from "./state.ts";
import { commits } from "./statements.ts";
import { setTrap, type Trap } from "./trap.ts";

export const FAILURE_POINTS = {
  before: {
    name: "in an opening, before its COMMIT",
    when: "a provider had failed, the COMMIT that opens the breaker was about to reach PostgreSQL",
    outcome:
      "CLOSED as before, no event, no job PAUSED; the call is UNKNOWN after the sweep, and is made again",
  },
  after: {
    name: "in an opening, after its COMMIT",
    when: "the opening was committed, the worker had not heard of it",
    outcome:
      "OPEN, one event, the call FAILED, every live job PAUSED; no death counts; after the close the step is taken again",
  },
} as const;

/** `kills` workers fail at once, each is killed before the COMMIT of its opening: nothing has happened. */
export async function killBeforeOpening(site: Site, kills: number): Promise<Kills> {
  await using stack = new AsyncDisposableStack();
  site.simulator.setFault({ provider: "perplexity", fault: "http-500" });
  const before = await stateOf(site);
  const traps = await Promise.all(
    Array.from({ length: kills }, async () => {
      const trap = stack.use(await setTrap(site, (sight) => commits(sight, "statement", "open")));
      await startVictim(site, trap);
      return trap;
    }),
  );
  const jobIds = await killOneAfterTheOther(site, traps);
  const after = await stateOf(site);
  site.simulator.clearFaults();
  await letHeirFinish(site);
  const ends = await rowsOf<object>(site, ENDS, [jobIds]);
  const stated = { status: "COMPLETED", attempt: 2, deaths: 0, failed: 0, unknown: 1, succeeded: 1 };
  return {
    done: { [FAILURE_POINTS.before.name]: kills },
    jobs: kills,
    violations: [
      ...differs("an opening that was not committed", {
        seen: after,
        stated: { ...before, runnable: kills },
      }),
      ...ends.flatMap((end) => differs("a job whose failure was not committed", { seen: end, stated })),
    ],
  };
}

/** One job, on which one worker after another opens the breaker and dies before the answer to its COMMIT arrives. */
export async function killAfterOpening(site: Site, kills: number): Promise<Kills> {
  await using stack = new AsyncDisposableStack();
  site.simulator.setFault({ provider: "perplexity", fault: "http-500" });
  const traps = await Promise.all(
    Array.from({ length: kills }, async () => {
      const trap = stack.use(await setTrap(site, (sight) => commits(sight, "reply", "open")));
      await startVictim(site, trap);
      return trap;
    }),
  );
  const waiting = new Set(traps.map((trap) => ({ sprung: trap.sprung() })));
  const violations: string[] = [];
  const { epoch } = await stateOf(site);
  const [campaign] = await seedCampaigns(site, { campaigns: 1, leads: 1 });
  for (let kill = 1; kill <= kills; kill++) {
    const next = await Promise.race([...waiting].map((each) => each.sprung.then(() => each)));
    waiting.delete(next);
    const seen = await stateOf(site);
    const stated: State = {
      state: "OPEN",
      epoch: epoch + kill,
      openings: 1,
      closings: 0,
      paused: 1,
      runnable: 0,
      // Each doorbell was answered when its job was claimed.
      doorbells: 0,
    };
    violations.push(...differs("an opening that was committed", { seen, stated }));
    const [job] = await rowsOf<object>(site, ENDS, [campaign?.jobIds]);
    const halted = { status: "PAUSED", attempt: kill, deaths: 0, failed: kill, unknown: 0, succeeded: 0 };
    violations.push(...differs("the job of a committed opening", { seen: job, stated: halted }));
    if (kill === kills) site.simulator.clearFaults();
    const closing = { actor: "operator:chaos", reason: "next one", epoch: epoch + kill };
    await transaction(site.pool, (tx) => closeBreaker(tx, closing));
  }
  await letHeirFinish(site);
  const [end] = await rowsOf<object>(site, ENDS, [campaign?.jobIds]);
  const stated = {
    status: "COMPLETED",
    attempt: kills + 1,
    deaths: 0,
    failed: kills,
    unknown: 0,
    succeeded: 1,
  };
  violations.push(...differs("a job after all its openings", { seen: end, stated }));
  return { done: { [FAILURE_POINTS.after.name]: kills }, jobs: 1, violations };
}

async function startVictim(site: Site, trap: Trap): Promise<void> {
  const { database, providers } = trap;
  const worker = await site.startWorker({ env: WITHOUT_SWEEP, database, providers });
  trap.holds(worker.process);
}

const ENDS = `
  SELECT job.status, job.attempt, job.deaths,
         (count(*) FILTER (WHERE call.outcome = 'FAILED'))::int AS failed,
         (count(*) FILTER (WHERE call.outcome = 'UNKNOWN'))::int AS unknown,
         (count(*) FILTER (WHERE call.outcome = 'SUCCEEDED'))::int AS succeeded
  FROM job LEFT JOIN provider_call AS call ON call.job_id = job.id AND call.step = 'RESEARCH'
  WHERE job.id = ANY($1::uuid[]) GROUP BY job.id`;
