import { once } from "node:events";
import { createServer, connect as dial, type Server, type Socket } from "node:net";
import type { Fault } from "./fault.ts";
import { type LaneEnd, runLane } from "./lane.ts";
import type { ProxiedConnection } from "./proxied-connection.ts";
import type { Tap, Watch } from "./tap.ts";

/** A TCP proxy on 127.0.0.1 in front of one server; its faults can be set and healed at any time. */
export interface FaultProxy extends AsyncDisposable {
  readonly port: number;
  /** The open connections. */
  connections(): readonly ProxiedConnection[];
  /** Applies to open and new connections from now on; replaces an earlier fault. */
  set(fault: Fault): void;
  /** Ends the fault. Data that was held back is passed on; nothing is lost. */
  heal(): void;
  /** Resets (RST) every open connection, on both sides. */
  reset(): void;
  /** Resets open connections and stops listening. */
  close(): Promise<void>;
}

export interface ProxyOptions<Event> {
  readonly target: { readonly host?: string; readonly port: number };
  /** Reads the traffic; one tap for each connection, since taps keep state. */
  readonly tap?: () => Tap<Event>;
  /** Called for each event before its bytes are passed on; they wait for its result. */
  readonly watch?: Watch<Event>;
}

/** Starts a proxy on any free port. */
export async function startProxy<Event = never>(options: ProxyOptions<Event>): Promise<FaultProxy> {
  const open = new Map<Socket, Line>();
  let fault: Fault | undefined;
  let arrived = 0;
  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    // No other handler is attached yet: without this one, an early reset would end the process.
    client.on("error", () => {});
    if (fault?.kind === "refuse") return void client.resetAndDestroy();
    const line = startLine({ client, number: ++arrived, options, common: () => fault });
    open.set(client, line);
    void line.over.then(() => open.delete(client));
  });
  const changed = () => {
    for (const line of open.values()) line.changed();
  };
  const reset = () => {
    for (const line of open.values()) line.reset();
  };
  const port = await listen(server);
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    reset();
    await Promise.all([closed, ...[...open.values()].map((line) => line.over)]);
  };
  return {
    port,
    connections: () => [...open.values()],
    set(next) {
      fault = next;
      changed();
    },
    heal() {
      fault = undefined;
      changed();
    },
    reset,
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Line extends ProxiedConnection {
  /** The fault in force may have changed. */
  changed(): void;
  readonly over: Promise<unknown>;
}

interface LineInput<Event> {
  readonly client: Socket;
  readonly number: number;
  readonly options: ProxyOptions<Event>;
  readonly common: () => Fault | undefined;
}

function startLine<Event>({ client, number, options, common }: LineInput<Event>): Line {
  const { port, host = "127.0.0.1" } = options.target;
  const server = dial({ host, port, noDelay: true, allowHalfOpen: true });
  server.on("error", () => {});
  let own: Fault | undefined;
  let change = Promise.withResolvers<void>();
  const changed = () => {
    change.resolve();
    change = Promise.withResolvers();
  };
  const reset = () => {
    for (const socket of [client, server]) socket.resetAndDestroy();
    changed();
  };
  const close = () => {
    for (const socket of [client, server]) socket.destroySoon();
  };
  const tap = options.tap?.();
  const lane = (direction: "up" | "down") =>
    runLane({
      direction,
      from: direction === "up" ? client : server,
      to: direction === "up" ? server : client,
      fault: () => own ?? common(),
      change: () => change.promise,
      split: tap === undefined ? undefined : (chunk) => tap[direction](chunk),
      watch: options.watch === undefined ? undefined : (event) => options.watch?.(event, line) ?? "pass",
    });
  const line: Line = {
    number,
    set(fault) {
      own = fault;
      changed();
    },
    heal() {
      own = undefined;
      changed();
    },
    reset,
    changed,
    over: endOf([lane("up"), lane("down")], { reset, close }),
  };
  return line;
}

interface Endings {
  reset(): void;
  close(): void;
}

/** A lane that ended in order waits for the other; a broken one ends the other too. */
async function endOf(lanes: readonly Promise<LaneEnd>[], { reset, close }: Endings): Promise<void> {
  await Promise.all(lanes.map((lane) => lane.then((end) => end === "broken" && reset())));
  close();
}

async function listen(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The proxy has no port.");
  return address.port;
}
