import { BREAKER_CHANNEL } from "@leadgen/core/outreach";
import { autocommit, type Listening, listen } from "@leadgen/db";
import { atMost } from "../accounts/at-most.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { translate } from "../errors/translate.ts";
import { createGuards, type Guards } from "./guards.ts";
import { inTime } from "./in-time.ts";
import { createSeats, type Seats } from "./seats.ts";
import { createTopic, type Source, TICK, type Topic } from "./topic.ts";

/** What all streams of a process share. It runs no query while no stream is open. */
export interface Hub {
  readonly guards: Guards;
  readonly seats: Seats;
  /** Aborted when the process is about to end. */
  readonly closing: AbortSignal;
  /** Reads a source until `leave` is called with the same `listener`. */
  watch<T>(source: Source<T>, listener: () => void): Topic<T>;
  leave(topic: Topic<unknown>, listener: () => void): void;
  /** This process changed something: reads every watched source now. */
  nudge(): void;
  /** Ends all streams, and refuses new ones. */
  close(): Promise<void>;
}

const hubs = new WeakMap<ApiDeps, Hub>();

/** One hub per API. */
export function hubOf(asked: ApiDeps): Hub {
  const deps = asked.origin ?? asked;
  const known = hubs.get(deps);
  if (known !== undefined) return known;
  const hub = createHub(deps);
  hubs.set(deps, hub);
  return hub;
}

/** One n-th of the pool's connections may be used by streams at a time; requests need the others. */
const SHARE = 3;
const TURN = {
  patience: 30_000,
  late: () =>
    new ApiError("UNAVAILABLE", "Too much is being watched for the database to keep up. Try again."),
};

function createHub(deps: ApiDeps): Hub {
  const topics = new Map<string, Topic<unknown>>();
  const closing = new AbortController();
  const inTurn = atMost(Math.max(1, Math.floor(deps.pool.options.max / SHARE)), TURN);
  const options = {
    inTurn,
    translate: (error: unknown, known: boolean) =>
      translate(error, { path: "live", log: known ? () => {} : deps.log }),
  };
  const nudge = () => {
    for (const topic of topics.values()) topic.refresh();
  };
  const pulse = createPulse(deps, {
    onChange: nudge,
    onTrouble: (error) => {
      for (const topic of topics.values()) topic.fail(error);
    },
  });
  return {
    guards: createGuards(options.translate),
    seats: createSeats(deps),
    closing: closing.signal,
    watch<T>(source: Source<T>, listener: () => void) {
      if (closing.signal.aborted) throw new ApiError("UNAVAILABLE", "The server is stopping. Try again.");
      const topic = (topics.get(source.key) ?? createTopic(source, options)) as Topic<T>;
      topics.set(source.key, topic as Topic<unknown>);
      topic.listeners.add(listener);
      pulse.start();
      return topic;
    },
    leave(topic, listener) {
      topic.listeners.delete(listener);
      if (topic.listeners.size > 0) return;
      topic.close();
      if (topics.get(topic.source.key) === topic) topics.delete(topic.source.key);
      if (topics.size === 0) void pulse.stop();
    },
    nudge,
    async close() {
      closing.abort();
      await pulse.stop();
    },
  };
}

interface PulseOptions {
  /** The breaker changed, or the database is reachable again. */
  readonly onChange: () => void;
  readonly onTrouble: (error: ApiError) => void;
}

/**
 * Reads the breaker's state once a tick, which also shows whether the database answers, and takes NOTIFY as a hint to read
 * everything now. So nothing depends on the hint, and no slow query delays the news that the breaker is OPEN.
 */
function createPulse(deps: ApiDeps, { onChange, onTrouble }: PulseOptions) {
  let listening: Listening | undefined;
  let timer: NodeJS.Timeout | undefined;
  let asked: Promise<string> | undefined;
  /** Undefined: unknown. */
  let last: string | undefined;
  let troubled = false;
  const ask = async () => {
    const [row] = await autocommit(deps.pool).query<{ at: string }>(
      "SELECT concat(state, epoch) AS at FROM breaker",
      [],
    );
    return row?.at ?? "";
  };
  const beat = async () => {
    const mine = listening;
    try {
      // One query at a time: while it hangs, further ones would use up the pool's connections.
      asked ??= ask().finally(() => {
        asked = undefined;
      });
      const now = await inTime(asked);
      const moved = troubled || (last !== undefined && last !== now);
      troubled = false;
      last = now;
      if (listening === mine && moved) onChange();
    } catch (error) {
      const ours = translate(error, { path: "live", log: troubled ? () => {} : deps.log });
      troubled = true;
      if (listening === mine) onTrouble(ours);
    }
    if (listening === mine && mine !== undefined) timer = setTimeout(beat, TICK);
  };
  return {
    start() {
      if (listening !== undefined) return;
      last = undefined;
      troubled = false;
      listening = listen(deps.pool, {
        channel: BREAKER_CHANNEL,
        applicationName: "leadgen-live",
        url: deps.directUrl,
        onHint: onChange,
      });
      void beat();
    },
    async stop() {
      const stopping = listening;
      listening = undefined;
      clearTimeout(timer);
      await stopping?.stop();
    },
  };
}
