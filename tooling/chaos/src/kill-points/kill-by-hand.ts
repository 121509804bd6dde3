import { closeBreaker, openBreaker } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import { seedCampaigns } from "../site/campaigns.ts";
import { closeAsOperator, openAsOperator } from "../site/operator.ts";
import { until } from "../site/rows.ts";
import type { Site, SiteApi } from "../site/site.ts";
import { letHeirFinish } from "./heir.ts";
import { differs, type Kills } from "./kills.ts";
import { type State, stateOf } from "./state.ts";
import { commits } from "./statements.ts";
import { setTrap, type Trap } from "./trap.ts";

/** An operator's opening or closing during which the API process is killed. */
export interface HandPoint {
  readonly name: string;
  readonly when: string;
  readonly outcome: string;
  readonly verb: "open" | "close";
  /** Whether the COMMIT had reached PostgreSQL. */
  readonly committed: boolean;
}

export const HAND_POINTS: readonly HandPoint[] = [
  {
    name: "in an operator's opening, before its COMMIT",
    when: "the API's COMMIT was about to reach PostgreSQL",
    outcome: "CLOSED as before, no event, no job PAUSED; asked again, it opens",
    verb: "open",
    committed: false,
  },
  {
    name: "in an operator's opening, after its COMMIT",
    when: "the opening was committed, the operator had no answer",
    outcome: "OPEN, one event, every job PAUSED, no doorbell left; asked again, 409 BREAKER_OPEN",
    verb: "open",
    committed: true,
  },
  {
    name: "in the close, before its COMMIT",
    when: "the API's COMMIT was about to reach PostgreSQL",
    outcome: "OPEN as before, no event, every job PAUSED; asked again, it closes",
    verb: "close",
    committed: false,
  },
  {
    name: "in the close, after its COMMIT",
    when: "the close was committed, the operator had no answer",
    outcome:
      "CLOSED, one event, every job PENDING, one feeder for all of them; asked again, 409 BREAKER_CLOSED",
    verb: "close",
    committed: true,
  },
];

const JOBS = 20;

/** For each target, the API process dies during an operator's request; then the request is repeated at another process. */
export async function killByHand(site: Site, targets: readonly HandPoint[]): Promise<Kills> {
  await using stack = new AsyncDisposableStack();
  await seedCampaigns(site, { campaigns: 1, leads: JOBS });
  const spare = await site.startApi();
  const prey = await Promise.all(
    targets.map(async (point) => {
      const { trap, api } = await startPrey(site, point);
      stack.use(trap);
      return { point, trap, api };
    }),
  );
  const done: Record<string, number> = {};
  const violations: string[] = [];
  for (const { point, trap, api } of prey) {
    await makeReady(site, point);
    const before = await stateOf(site);
    const answer = ask(site, { point, api, epoch: before.epoch }).then(
      ({ status }) => `answered ${status}`,
      () => "no answer",
    );
    await trap.sprung();
    violations.push(
      ...differs(`${point.name}, the operator's answer`, { seen: await answer, stated: "no answer" }),
    );
    await until(site, NOBODY_HOLDS_THE_BREAKER);
    const after = point.committed ? doneTo(before, point) : before;
    violations.push(...differs(point.name, { seen: await stateOf(site), stated: after }));
    const again = await ask(site, { point, api: spare, epoch: before.epoch });
    violations.push(
      ...differs(`${point.name}, asked again`, { seen: again.status, stated: point.committed ? 409 : 200 }),
      ...differs(`${point.name}, after it was asked again`, {
        seen: await stateOf(site),
        stated: doneTo(before, point),
      }),
    );
    done[point.name] = (done[point.name] ?? 0) + 1;
  }
  await spare.process.end("SIGTERM");
  await makeReady(site, { verb: "open" });
  await letHeirFinish(site);
  return { done, jobs: JOBS, violations };
}

interface Prey {
  readonly trap: Trap;
  readonly api: SiteApi;
}

async function startPrey(site: Site, { verb, committed }: HandPoint): Promise<Prey> {
  const trap = await setTrap(site, (sight) => commits(sight, committed ? "reply" : "statement", verb));
  const api = await site.startApi({ database: trap.database });
  trap.holds(api.process);
  return { trap, api };
}

/** An opening needs the breaker CLOSED, a closing needs it OPEN. */
async function makeReady({ pool }: Site, { verb }: Pick<HandPoint, "verb">): Promise<void> {
  const { state, epoch } = await stateOf({ pool });
  const actor = "operator:chaos";
  if (verb === "open" && state === "OPEN") {
    await transaction(pool, (tx) => closeBreaker(tx, { actor, reason: "next one", epoch }));
  }
  if (verb === "close" && state === "CLOSED") {
    await transaction(pool, (tx) => openBreaker(tx, { actor, reason: "next one" }));
  }
}

interface Request {
  readonly point: HandPoint;
  readonly api: SiteApi;
  readonly epoch: number;
}

const ask = ({ order }: Site, { point, api, epoch }: Request) =>
  point.verb === "open" ? openAsOperator({ api, order }) : closeAsOperator({ api, order }, epoch);

/** The state after the whole request. */
function doneTo(before: State, { verb }: HandPoint): State {
  return verb === "open"
    ? {
        state: "OPEN",
        epoch: before.epoch + 1,
        openings: 1,
        closings: 0,
        paused: JOBS,
        runnable: 0,
        doorbells: 0,
      }
    : {
        state: "CLOSED",
        epoch: before.epoch,
        openings: 1,
        closings: 1,
        paused: 0,
        runnable: JOBS,
        // One feeder for all of them.
        doorbells: 1,
      };
}

const NOBODY_HOLDS_THE_BREAKER = `
  SELECT NOT EXISTS (SELECT 1 FROM pg_locks JOIN pg_database ON pg_database.oid = pg_locks.database
                     WHERE locktype = 'advisory' AND datname = current_database())`;
