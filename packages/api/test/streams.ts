import { type ApiSystem, type SystemOptions, system } from "@leadgen/testkit";
import superjson, { type SuperJSONResult } from "superjson";
import { expect } from "vitest";
import { served } from "./served.ts";
import { eventsOf, type ServerEvent } from "./sse.ts";

/** An event of a stream, other than a ping. */
export interface Said<Data> {
  /** `return`: the server ended it. `gone`: the connection ended. */
  readonly kind: "state" | "refused" | "return" | "gone";
  readonly id: string | undefined;
  readonly data: Data;
  /** For a refusal. */
  readonly code: string | undefined;
  readonly message: string | undefined;
}

export interface Stream<Data> extends AsyncDisposable {
  /** All events so far. */
  readonly said: readonly Said<Data>[];
  /** The next event that fits, starting with the first that was not read yet. */
  next(fits?: (said: Said<Data>) => boolean): Promise<Said<Data>>;
  /** The next state that fits; fails if the stream ends first. */
  state(fits?: (data: Data) => boolean): Promise<Data>;
  readonly pings: number;
  leave(): Promise<void>;
}

export interface Opened {
  readonly url: string;
  readonly token: string | null;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly lastEventId?: string;
}

/** Milliseconds; longer than anything here takes, shorter than a test's own timeout. */
const PATIENCE = 60_000;

/** Opens a stream over HTTP, as EventSource does. */
export async function open<Data>(procedure: string, opened: Opened): Promise<Stream<Data>> {
  const { url, token, input = {}, lastEventId } = opened;
  const leaving = new AbortController();
  const query = encodeURIComponent(JSON.stringify(superjson.serialize(input)));
  const response = await fetch(`${url}/api/trpc/${procedure}?input=${query}`, {
    signal: leaving.signal,
    headers: {
      accept: "text/event-stream",
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(lastEventId !== undefined && { "last-event-id": lastEventId }),
    },
  });
  expect(response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  return streamOf<Data>(response, () => leaving.abort());
}

/** Reads a response's stream as it arrives. */
function streamOf<Data>(response: Response, cut: () => void): Stream<Data> {
  const said: Said<Data>[] = [];
  let pings = 0;
  let more = Promise.withResolvers<void>();
  const add = (kind: Said<Data>["kind"], rest: Partial<Said<Data>> = {}) => {
    const nothing = { id: undefined, data: undefined as Data, code: undefined, message: undefined };
    said.push({ kind, ...nothing, ...rest });
    more.resolve();
    more = Promise.withResolvers<void>();
  };
  const done = (async () => {
    try {
      for await (const { event, data, id } of eventsOf(response)) {
        if (event === "ping") pings++;
        if (event === "message") add("state", { id, data: read<Data>(data) });
        if (event === "serialized-error") {
          const error = read<{ message: string; data: { code: string } }>(data);
          add("refused", { code: error.data.code, message: error.message });
        }
        if (event === "return") add("return");
      }
    } catch {
      // One of the two sides cut it off.
    }
    add("gone");
  })();
  let asked = 0;
  const next: Stream<Data>["next"] = async (fits = () => true) => {
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      late.reject(new Error(`Nothing that fits. It said: ${JSON.stringify(said)}`));
    }, PATIENCE);
    try {
      for (;;) {
        const one = said[asked];
        if (one === undefined) await Promise.race([more.promise, late.promise]);
        else {
          asked++;
          if (fits(one)) return one;
        }
      }
    } finally {
      clearTimeout(timer);
    }
  };
  const leave = async () => {
    cut();
    await done;
  };
  return {
    said,
    next,
    async state(fits = () => true) {
      const found = await next((each) => each.kind !== "state" || fits(each.data));
      if (found.kind !== "state") throw new Error(`The stream ended: ${JSON.stringify(found)}`);
      return found.data;
    },
    get pings() {
      return pings;
    },
    leave,
    [Symbol.asyncDispose]: leave,
  };
}

const read = <T>(text: string): T => superjson.deserialize<T>(JSON.parse(text) as SuperJSONResult);

export interface LiveSystem extends ApiSystem {
  readonly url: string;
}

/** A system whose API is on a port. */
export async function liveSystem(overrides: NonNullable<SystemOptions["api"]> = {}): Promise<LiveSystem> {
  const w = await system({ api: overrides });
  const server = await served(w.api);
  return {
    ...w,
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await w[Symbol.asyncDispose]();
    },
  };
}

/** A campaign's stream in the same process; it reads only as much as is requested. */
export async function unread(
  w: LiveSystem,
  asked: { token: string; campaignId: string },
): Promise<AsyncGenerator<ServerEvent>> {
  const input = encodeURIComponent(JSON.stringify({ json: { id: asked.campaignId } }));
  const headers = { authorization: `Bearer ${asked.token}` };
  const request = new Request(`${w.url}/api/trpc/campaign.live?input=${input}`, { headers });
  return eventsOf(await w.api.fetch(request));
}

/** The next state. @throws the error that ended the stream. */
export async function stateIn<Data>(events: AsyncGenerator<ServerEvent>): Promise<Data> {
  for (;;) {
    const { value, done } = await events.next();
    if (done) throw new Error("The stream ended.");
    if (value.event === "serialized-error") throw new Error(value.data);
    if (value.event === "message") return read<Data>(value.data);
  }
}

/** Process ids of the connections that listen for the breaker. */
export async function listenersOf(w: Pick<ApiSystem, "rows">): Promise<number[]> {
  const rows = await w.rows<{ pid: number }>(
    "SELECT pid FROM pg_stat_activity WHERE application_name = 'leadgen-live' AND datname = current_database()",
  );
  return rows.map(({ pid }) => pid);
}
