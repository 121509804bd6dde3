import { setMaxListeners } from "node:events";
import { hashUnit } from "./data/hash.ts";
import { FaultSet } from "./faults/fault-set.ts";
import { TokenBuckets } from "./http/token-buckets.ts";
import type { RequestLog } from "./log/request-log.ts";
import type { AnyProviderName, ProviderName } from "./providers/names.ts";
import type { Accounts } from "./state/accounts.ts";
import type { Effect } from "./state/effects.ts";
import { applyEffect, emptyState, type SimulatorState } from "./state/state.ts";

/** The latency that a caller asks for; the provider may be in core's spelling. */
export type Latency = LatencySetting & { readonly provider: AnyProviderName };
export type NamedLatency = LatencySetting & { readonly provider: ProviderName };

interface LatencySetting {
  readonly ms: number;
  /** Up to this much is added, in milliseconds; the seed and the request decide how much. */
  readonly jitterMs?: number | undefined;
}

export interface SimulationOptions {
  readonly seed: string;
  readonly accounts: Accounts;
  readonly defaultLatencyMs: number;
  readonly enforceRateLimits: boolean;
  readonly clock: () => Date;
  readonly log: RequestLog;
  readonly state: SimulatorState;
}

/** Everything that the running simulator holds. */
export class Simulation {
  readonly options: SimulationOptions;
  readonly faults: FaultSet;
  readonly buckets = new TokenBuckets();
  /** Aborts when the simulator stops: nothing may keep waiting then. */
  readonly stopping = new AbortController();
  readonly #latencies = new Map<ProviderName, NamedLatency>();
  #state: SimulatorState;
  readonly #releases = new Map<ProviderName, AbortController>();

  constructor(options: SimulationOptions) {
    this.options = options;
    this.faults = new FaultSet(options.seed);
    this.#state = options.state;
    // Every waiting request listens. There may be hundreds; this is not a leak.
    setMaxListeners(0, this.stopping.signal);
  }

  get state(): Readonly<SimulatorState> {
    return this.#state;
  }

  /** Aborts when this provider's faults are cleared; requests under the fault `hold` wait for it. */
  release(provider: ProviderName): AbortSignal {
    const release = this.#releases.get(provider) ?? new AbortController();
    this.#releases.set(provider, release);
    return release.signal;
  }

  apply(effect: Effect): void {
    applyEffect(this.#state, effect);
  }

  /** Logs and applies what a control call changes, so that it survives a restart like the effect of a request. */
  control(effect: Effect): void {
    this.options.log.mark({ event: "control", at: this.options.clock().toISOString(), effect });
    this.apply(effect);
  }

  clearFaults(provider?: ProviderName): void {
    this.faults.clear(provider);
    for (const [name, release] of this.#releases) {
      if (provider !== undefined && provider !== name) continue;
      this.#releases.delete(name);
      release.abort();
    }
  }

  setLatency(latency: NamedLatency): void {
    this.#latencies.set(latency.provider, latency);
  }

  latencyMs(provider: ProviderName, requestText: string): number {
    const latency = this.#latencies.get(provider);
    if (!latency) return this.options.defaultLatencyMs;
    const jitter = (latency.jitterMs ?? 0) * hashUnit(this.options.seed, "latency", provider, requestText);
    return latency.ms + jitter;
  }

  /** Forgets faults, latencies, credits, campaigns, leads and mails. The log keeps everything and notes the reset. */
  reset(): void {
    this.options.log.mark({ event: "reset", at: this.options.clock().toISOString() });
    this.#state = emptyState();
    this.#latencies.clear();
    this.buckets.clear();
    this.clearFaults();
  }
}
