import { setTimeout as pause } from "node:timers/promises";
import type { SearchCriteriaInput } from "@leadgen/core";
import { checkInvariants, closeBreaker, readBreaker, startCampaign } from "@leadgen/core/outreach";
import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import { type Env, type SimulatedSystem, type System, system } from "@leadgen/testkit";
import { makeCampaign, makeOrganization } from "@leadgen/testkit/make";
import { expect } from "vitest";

/** Long enough for a busy machine; a wait that takes this long has failed. */
const PATIENCE_MS = 60_000;

/** A database with an organization, a simulator, and the environment of workers that use both. */
export async function newSystem(
  env: Env = {},
  database: () => Promise<TestDatabase> = () => testDatabase({ max: 4 }),
): Promise<SimulatedSystem> {
  const made = await system({ database, simulator: { seed: "worker" }, env });
  await makeOrganization(made.db);
  return made;
}

/**
 * A RUNNING campaign; all campaigns of a system belong to one organization, so no person is in two of them.
 * @throws DomainError if the breaker is OPEN; then there is no campaign.
 */
export function runningCampaign(
  { tx }: System,
  leadLimit: number,
  criteria: SearchCriteriaInput = CRITERIA,
): Promise<string> {
  return tx(async (tx) => {
    const values = {
      status: "CREATED",
      name: "Operations in Denmark",
      leadLimit,
      criteria,
    } as const;
    const { id } = await makeCampaign(tx, values);
    await startCampaign(tx, id);
    return id;
  });
}

/** For these criteria the simulator gives people with colleagues, and addresses of every kind. */
export const CRITERIA = { titles: ["head of operations"], locations: ["denmark"] };

/** What an operator does once the cause is gone. */
export async function closeAsOperator({ db, tx }: System): Promise<number> {
  const { epoch } = await readBreaker(db);
  const closed = await tx((tx) => closeBreaker(tx, { actor: "operator:ada", reason: "mended", epoch }));
  return closed.jobsResumed;
}

/** How often the rows are read, in milliseconds: often enough to be quick, seldom enough to leave the cores to the rest. */
const LOOK_MS = 25;

/** Waits until the rows say so: the signal is the row itself. */
export async function until<Row>(
  system: SimulatedSystem,
  sql: string,
  passes: (row: Row) => boolean = (row) => Object.values(row as object)[0] === true,
): Promise<Row> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const [row] = (await system.pool.query(sql)).rows as Row[];
    if (row !== undefined && passes(row)) return row;
    if (performance.now() > deadline)
      throw new Error(`Never came true: ${sql}\nlast: ${JSON.stringify(row)}`);
    await pause(LOOK_MS);
  }
}

export const ALL_OVER = "SELECT count(*) > 0 AND bool_and(finished_at IS NOT NULL) FROM campaign";
export const NOTHING_LIVE = "SELECT bool_and(finished_at IS NOT NULL) FROM job";
export const IS_OPEN = "SELECT state = 'OPEN' FROM breaker";

/** I1 to I9 by the database, and paid calls and additions by the providers' own log. */
export async function expectNothingLostOrPaidTwice(system: SimulatedSystem): Promise<void> {
  const broken = (await checkInvariants(system.db)).filter(({ violations }) => violations > 0);
  expect(broken).toEqual([]);
  expect(await repeatedWork(system)).toEqual([]);
}

/** Work that the providers did twice, by their own log: for the same person, or more often than the ledger knows. */
async function repeatedWork(system: SimulatedSystem): Promise<string[]> {
  const asked = new Map<number, string>();
  const works = new Map<string, number>();
  for await (const line of system.simulator.requests()) {
    if (line.event === "received") asked.set(line.seq, JSON.stringify(line.body ?? line.path));
    else if (line.workDone !== null) {
      const request = asked.get(line.seq) as string;
      // Research names the company, not the person: colleagues cause the same request.
      const what = line.provider === "perplexity" ? line.operation : shorten(request);
      works.set(`${line.provider} ${what}`, (works.get(`${line.provider} ${what}`) ?? 0) + 1);
    }
  }
  // A campaign may be over while calls of its cancelled jobs are under way or wait to be recorded.
  const [known] = await system.rows<{ research: number }>(`
    SELECT count(*)::int AS research FROM provider_call
    WHERE step = 'RESEARCH' AND (kept OR outcome = 'UNKNOWN' OR outcome IS NULL)`);
  return [...works]
    .filter(([work, times]) => times > (work.startsWith("perplexity") ? (known?.research as number) : 1))
    .map(([work, times]) => `${times} x ${work}`);
}

/** The part of a request that identifies people and is readable in a failed expectation. */
const shorten = (request: string): string => {
  const person = request.indexOf('"input"');
  return person < 0 ? request.slice(0, 400) : request.slice(person, person + 600);
};
