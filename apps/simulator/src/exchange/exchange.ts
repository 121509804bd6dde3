import type { IncomingMessage, ServerResponse } from "node:http";
import type { FaultRule } from "../faults/fault-set.ts";
import type { Provider, Route } from "../providers/provider.ts";
import type { Simulation } from "../simulation.ts";

/** One request on its way through the simulator. */
export interface Exchange {
  readonly simulation: Simulation;
  readonly provider: Provider;
  readonly route: Route;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly seq: number;
  readonly arrivedAt: Date;
  readonly rule: FaultRule | null;
  /** Aborted when the fault is cleared. It is obtained together with the fault, so that no clearing is missed. */
  readonly released: AbortSignal;
  readonly requestText: string;
}
