import { setTimeout as sleep } from "node:timers/promises";
import { DROPPED, endExchange } from "./end-exchange.ts";
import type { Exchange } from "./exchange.ts";

/** Plays the faults that end a request before the provider has done anything. False if it goes on. */
export async function breaksBeforeWork(exchange: Exchange): Promise<boolean> {
  const { incoming } = exchange;
  switch (exchange.rule?.fault) {
    case "connection-reset":
      endExchange(exchange, DROPPED);
      incoming.socket.resetAndDestroy();
      return true;
    case "refuse-connection":
      endExchange(exchange, DROPPED);
      incoming.socket.destroy();
      return true;
    case "hang-before-headers":
      await callerLeaves(exchange);
      endExchange(exchange, DROPPED);
      return true;
    default:
      return false;
  }
}

/** Waits for the latency and for the fault `slow`. False if the simulator was stopped in the meantime. */
export async function waitOutSlowness(exchange: Exchange): Promise<boolean> {
  const { simulation, provider, requestText, rule } = exchange;
  const slowness = rule?.fault === "slow" ? (rule.ms ?? 2_000) : 0;
  const ms = simulation.latencyMs(provider.name, requestText) + slowness;
  if (ms <= 0) return true;
  try {
    await sleep(ms, undefined, { signal: simulation.stopping.signal });
    return true;
  } catch {
    return stopped(exchange);
  }
}

/** Waits until the faults are cleared. False if the simulator was stopped in the meantime. */
export async function waitOutHold(exchange: Exchange): Promise<boolean> {
  if (exchange.rule?.fault !== "hold") return true;
  const { stopping } = exchange.simulation;
  await aborted(AbortSignal.any([exchange.released, stopping.signal]));
  return stopping.signal.aborted ? stopped(exchange) : true;
}

/** Resolves when the caller has closed the connection or the simulator stops. */
async function callerLeaves({ outgoing, simulation }: Exchange): Promise<void> {
  if (outgoing.destroyed || outgoing.closed) return;
  await Promise.race([
    new Promise<void>((resolve) => outgoing.once("close", resolve)),
    aborted(simulation.stopping.signal),
  ]);
}

function stopped(exchange: Exchange): false {
  endExchange(exchange, DROPPED);
  exchange.incoming.socket.destroy();
  return false;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}
