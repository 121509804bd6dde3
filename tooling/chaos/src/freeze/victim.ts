import type { Env } from "@leadgen/testkit/environment";
import { type FaultProxy, startProxy } from "../proxy/fault-proxy.ts";
import { type HttpEvent, httpTap } from "../proxy/http-tap.ts";
import { type PostgresEvent, postgresTap } from "../proxy/postgres-tap.ts";
import type { Site, SiteWorker } from "../site/site.ts";
import type { FreezePoint } from "./points.ts";

/** A worker that is going to be stopped by SIGSTOP at one point of its work. */
export interface Victim extends AsyncDisposable {
  readonly point: FreezePoint;
  readonly worker: SiteWorker;
  /** From now on the point counts; a worker that is to be frozen while idle is so at once. */
  arm(): void;
  /** Resolves to the moment, by `performance.now()`. */
  readonly frozen: Promise<number>;
  thaw(): void;
  /** What it asked providers for after it was frozen, paths and bodies. */
  sentSince(): readonly string[];
}

/** Starts a worker that has one job at a time in hand, behind proxies that read along. */
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
  // Stopped first and told after: the bytes lie in the frozen worker's socket.
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
