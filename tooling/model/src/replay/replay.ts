import { autocommit } from "@leadgen/db";
import type { Model } from "../bounds.ts";
import type { Move } from "../move.ts";
import { initialState, READY, type State } from "../state.ts";
import { commit, stageOf } from "../transaction.ts";
import { commitOf } from "../verbs/commit.ts";
import { Divergence } from "./divergence.ts";
import { finishAll } from "./finish-all.ts";
import { lockLine, locksIn, locksOf, unclearRows } from "./locks.ts";
import { look } from "./look.ts";
import { perform } from "./perform.ts";
import { type Database, newSite, type Site } from "./site.ts";
import type { Verbs } from "./verbs.ts";
import { linesOf, visibleIn } from "./visible.ts";

/** Where the verbs diverge from a trace, and what each side says. */
export interface Parting {
  /** The index of the move after which they differ. */
  readonly at: number;
  readonly why: string;
  readonly model: readonly string[];
  readonly database: readonly string[];
}

export interface Replayed {
  readonly parting?: Parting;
  /** Invariants that the database breaks after every open transaction has ended. */
  readonly broken: readonly string[];
}

export interface Trace {
  readonly model: Model;
  readonly moves: readonly Move[];
}

/** Makes the moves of a trace on an empty database one by one, and compares after each. */
export async function replay(database: Database, trace: Trace, verbs?: Verbs): Promise<Replayed> {
  const site = await newSite(database, trace.model, verbs);
  try {
    const parting = await firstParting(site, trace);
    return { ...(parting !== undefined && { parting }), broken: await finishAll(site) };
  } finally {
    for (const session of site.sessions.values()) await session.kill();
  }
}

async function firstParting(site: Site, { model, moves }: Trace): Promise<Parting | undefined> {
  let before = initialState(model);
  for (const [at, move] of moves.entries()) {
    const why = await refusal(() => perform({ site, move, before }));
    if (why !== undefined) {
      return { at, why, ...(await committedLines(site, move.state)) };
    }
    const differing = await differenceAfter(site, model, move);
    if (differing !== undefined) return { at, ...differing };
    before = move.state;
  }
  return undefined;
}

async function refusal(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof Divergence) return error.message;
    throw error;
  }
}

interface Said {
  readonly model: readonly string[];
  readonly database: readonly string[];
}

async function differenceAfter(
  site: Site,
  model: Model,
  { who, state }: Move,
): Promise<(Said & { readonly why: string }) | undefined> {
  const committed = await committedLines(site, state);
  if (differs(committed)) return { why: "other rows or locks than in the model", ...committed };
  const own = await ownLines(site, model, { who, state });
  if (own !== undefined && differs(own))
    return { why: "the open transaction has written other rows than in the model", ...own };
  return undefined;
}

const differs = ({ model, database }: Said): boolean => model.join("\n") !== database.join("\n");

/** What is committed. */
async function committedLines(site: Site, state: State): Promise<Said> {
  const unclear = unclearRows(state);
  const database = [
    ...linesOf(await look(site, autocommit(site.observer))),
    lockLine(await locksOf(site), unclear),
  ];
  return { model: [...linesOf(visibleIn(state)), lockLine(locksIn(state), unclear)], database };
}

/** What the mover's own transaction sees, if it has one that is not waiting: the state that it would commit. */
async function ownLines(
  site: Site,
  model: Model,
  { who, state }: Pick<Move, "who" | "state">,
): Promise<Said | undefined> {
  const session = site.sessions.get(who);
  if (session === undefined || (await session.standing()) === "WAITS") return undefined;
  const isReady = stageOf(state, who) === READY;
  const seen = isReady ? commitOf(model, state, who).state : commit(state, who);
  return { model: linesOf(visibleIn(seen)), database: linesOf(await look(site, session.own, who)) };
}
