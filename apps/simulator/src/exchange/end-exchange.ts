import type { EndedLine } from "../log/lines.ts";
import { maskPath } from "../log/secrets.ts";
import type { Outcome } from "../providers/provider.ts";
import type { Exchange } from "./exchange.ts";

/** How a request ended; `status` null if the caller gets none. */
export interface End {
  readonly event: EndedLine["event"];
  readonly status: number | null;
  /** The work that was done, null for none. */
  readonly outcome: Outcome | null;
}

/** The end of a request whose caller gets nothing and for whom nothing was done. */
export const DROPPED: End = { event: "dropped", status: null, outcome: null };

/** Writes the second log line and applies the work, in one tick. */
export function endExchange(exchange: Exchange, { event, status, outcome }: End): void {
  const { simulation, provider, route, incoming, seq, arrivedAt, rule } = exchange;
  const now = simulation.options.clock();
  const url = new URL(incoming.url ?? "/", "http://simulator");
  simulation.options.log.write({
    seq,
    event,
    at: now.toISOString(),
    provider: provider.name,
    operation: route.operation,
    method: incoming.method ?? "",
    path: maskPath(url.pathname, url.searchParams),
    status,
    fault: rule?.fault ?? null,
    workDone: outcome?.effect ?? null,
    ms: now.getTime() - arrivedAt.getTime(),
  });
  if (outcome?.effect) simulation.apply(outcome.effect);
}
