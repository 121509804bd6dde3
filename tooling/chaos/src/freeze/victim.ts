import type { Env } from "@leadgen/testkit/environment";
import { type FaultProxy, startProxy } from "../proxy/fault-proxy.ts";
import { type HttpEvent, httpTap } from "../proxy/http-tap.ts";
import { type PostgresEvent, postgresTap } from "../proxy/postgres-tap.ts";
import type { Site, SiteWorker } from "../site/site.ts";
import type { FreezePoint } from "./points.ts";

/** A worker that is frozen by SIGSTOP at one point of its work. */
export interface Victim extends AsyncDisposable {
  readonly point: FreezePoint;
  readonly worker: SiteWorker;
  /** From now on the point counts. A worker to be frozen while idle is frozen at once. */
  arm(): void;
  /** Resolves when it is frozen, to that moment by `performance.now()`. */
  readonly frozen: Promise<number>;
  thaw(): void;
  /** Paths and bodies of the requests that it sent to providers after it was frozen. */
  sentSince(): readonly string[];
}

/** Starts a worker with one job at a time, behind proxies that read its traffic. */
export async function startVictim(site: Site, point: FreezePoint, env: Env): Promise<Victim> {
  const stack = new AsyncDisposableStack();
  const freezing = Promise.withResolvers<number>();
  const sent: string[] = [];
  let armed = false;
  let frozen = false;
  const freeze = () => {
    worker.process.signal("SIGSTOP");
    frozen = true;
    freezing.resolve(performance.now());
  };
  // Frozen first and reported after: the bytes wait in the frozen worker's socket.
  const look = (isPoint: boolean) => {
    if (armed && !frozen && isPoint) freeze();
    return "pass" as const;
  };
  const database: FaultProxy = stack.use(
    await startProxy<PostgresEvent>({
      target: { port: Number(new URL(site.database.url).port) },
      tap: postgresTap,
      watch: (event) => look(point.database?.(event) === true),
    }),
  );
  const providers: FaultProxy = stack.use(
    await startProxy<HttpEvent>({
      target: { port: site.simulator.port },
      tap: httpTap,
      watch: (event) => {
        if (frozen && event.kind === "request") sent.push(`${event.path} ${event.body}`);
        return look(point.providers?.(event) === true);
      },
    }),
  );
  const worker = await site.startWorker({ database, providers, env: { ...env, WORKER_CONCURRENCY: "1" } });
  return {
    point,
    worker,
    arm() {
      armed = true;
      if (point.database === undefined && point.providers === undefined) freeze();
    },
    frozen: freezing.promise,
    thaw: () => worker.process.signal("SIGCONT"),
    sentSince: () => sent,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
