import { autocommit } from "@leadgen/db";
import { nameOf } from "../actors.ts";
import type { Move } from "../move.ts";
import { type State, WAITING } from "../state.ts";
import { stageOf } from "../transaction.ts";
import { Divergence } from "./divergence.ts";
import { openSession, type Session, type Standing, type Work } from "./session.ts";
import type { Site } from "./site.ts";

/** One move of a trace to make on the database. */
export interface Step {
  readonly site: Site;
  readonly move: Move;
  /** The model's state before the move; `move.state` is the one after it. */
  readonly before: State;
}

/** Starts a verb in a transaction of the actor. */
export async function start({ site, move }: Step, work: Work): Promise<Session> {
  if (site.sessions.has(move.who))
    throw new Error(`model-e10: ${nameOf(move.who)} has a transaction already`);
  const session = await openSession(site.pool, site.observer, work);
  site.sessions.set(move.who, session);
  return session;
}

export function sessionOf({ site, move }: Step): Session {
  const session = site.sessions.get(move.who);
  if (session === undefined) throw new Divergence(`${nameOf(move.who)} has no transaction to go on with`);
  return session;
}

/** @throws Divergence if the actor's verb has not come as far as in the model. */
export async function expectStanding(step: Step, expected: Standing): Promise<void> {
  const session = sessionOf(step);
  const standing = await session.standing();
  if (standing !== expected)
    throw new Divergence(`${SAID[standing](session)}, and the model has it ${EXPECTED[expected]}`);
}

/** DONE, or WAITS if the model's statement over many rows waits for some. */
export function expectAsFarAsModel(step: Step): Promise<void> {
  return expectStanding(step, stageOf(step.move.state, step.move.who) === WAITING ? "WAITS" : "DONE");
}

/** Checks what the verb returned. @throws Divergence with the expectation. */
export function expectResult<Result>(step: Step, fits: (result: Result) => boolean, expected: string): void {
  const result = sessionOf(step).result() as Result;
  if (!fits(result))
    throw new Divergence(`the verb answers ${JSON.stringify(result)}, and the model expects ${expected}`);
}

/** Commits a transaction that the model does not show because it changes no row. */
export async function commitAtOnce(step: Step): Promise<void> {
  await sessionOf(step).commit();
  step.site.sessions.delete(step.move.who);
}

/** Runs one statement that commits by itself. */
export const run = <Row>({ site }: Step, sql: string, params: readonly unknown[]): Promise<Row[]> =>
  autocommit(site.observer).query<Row>(sql, params);

export const jobIdOf = ({ site, move }: Step, index: number = move.job): string => site.jobIds[index] ?? "";

const messageOf = (session: Session): string => {
  const error = session.result();
  return error instanceof Error ? error.message : String(error);
};

const SAID: Readonly<Record<Standing, (session: Session) => string>> = {
  DONE: (session) => `the verb ends, with ${JSON.stringify(session.result()) ?? "nothing"}`,
  HELD_BACK: () => "the verb comes to its next statement",
  WAITS: () => "the verb waits for a lock",
  FAILED: (session) => `the verb refuses ("${messageOf(session)}")`,
};

const EXPECTED: Readonly<Record<Standing, string>> = {
  DONE: "at its end",
  HELD_BACK: "before its next statement",
  WAITS: "wait for a lock",
  FAILED: "fail",
};
