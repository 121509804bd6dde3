import type { NodeProcess } from "@leadgen/testkit/process";
import { type FaultProxy, startProxy } from "../proxy/fault-proxy.ts";
import { type HttpEvent, httpTap } from "../proxy/http-tap.ts";
import { type PostgresEvent, postgresTap } from "../proxy/postgres-tap.ts";
import type { Verdict } from "../proxy/tap.ts";
import type { Site } from "../site/site.ts";

/** What a trap sees of a process: everything it sends to PostgreSQL or to a provider, and the answers. */
export type Sight = PostgresEvent | HttpEvent;

/** Whether this is the moment. It sees everything in order and may keep state; each trap has its own. */
export type Moment = (sight: Sight) => boolean;

/** Proxies around one process that kill it at a moment and hold back that moment's bytes. */
export interface Trap extends AsyncDisposable {
  readonly database: FaultProxy;
  readonly providers: FaultProxy;
  /** Resolves when the process was killed at the moment. @throws Error if the moment never comes. */
  sprung(): Promise<void>;
  /** Sets the process to kill. Until then, traffic that has reached the moment waits. */
  holds(process: NodeProcess): void;
}

/** Longer than it takes to reach any moment, in milliseconds. */
const PATIENCE_MS = 60_000;

/** Sets a trap. Neither the bytes of the moment nor any later ones are passed on. */
export async function setTrap(site: Site, isNow: Moment): Promise<Trap> {
  const prey = Promise.withResolvers<NodeProcess>();
  const sprung = Promise.withResolvers<void>();
  let shut = false;
  const watch = async (sight: Sight): Promise<Verdict> => {
    if (shut) return "hold";
    if (!isNow(sight)) return "pass";
    shut = true;
    await (await prey.promise).end("SIGKILL");
    sprung.resolve();
    return "hold";
  };
  const database = await startProxy({
    target: { port: Number(new URL(site.database.url).port) },
    tap: postgresTap,
    watch,
  });
  const providers = await startProxy({ target: { port: site.simulator.port }, tap: httpTap, watch });
  return {
    database,
    providers,
    sprung: () => orLate(sprung.promise, site.order.signal),
    holds: prey.resolve,
    async [Symbol.asyncDispose]() {
      await Promise.all([database.close(), providers.close()]);
    },
  };
}

async function orLate(sprung: Promise<void>, interrupted: AbortSignal): Promise<void> {
  const late = AbortSignal.any([interrupted, AbortSignal.timeout(PATIENCE_MS)]);
  const given = Promise.withResolvers<void>();
  const giveUp = () => given.reject(new Error("The moment never came.", { cause: late.reason }));
  late.addEventListener("abort", giveUp, { once: true });
  try {
    await Promise.race([sprung, given.promise]);
  } finally {
    late.removeEventListener("abort", giveUp);
  }
}
