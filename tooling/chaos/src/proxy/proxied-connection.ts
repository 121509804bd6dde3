import type { Fault } from "./fault.ts";

/** One connection through the proxy. */
export interface ProxiedConnection {
  /** Counted from 1 in the order of arrival. */
  readonly number: number;
  /** A fault for this connection only; it overrides the proxy's. */
  set(fault: Fault): void;
  heal(): void;
  reset(): void;
}
