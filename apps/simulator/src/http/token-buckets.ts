export const WINDOW_MS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

export type WindowName = keyof typeof WINDOW_MS;

/** Requests or tokens per window. The bucket holds that many and is refilled continuously at that rate. */
export interface Limit {
  readonly unit: "requests" | "tokens";
  readonly window: WindowName;
  readonly limit: number;
}

/** A limit that leaves no room for a request. */
export interface Exceeded extends Limit {
  /** Whole requests or tokens already taken from the bucket. */
  readonly used: number;
  readonly requested: number;
  /** Milliseconds until there is room; null if the request is larger than the bucket. */
  readonly waitMs: number | null;
}

export interface Demand {
  /** What the limits are counted for: an endpoint, a model, a workspace. */
  readonly scope: string;
  readonly limits: readonly Limit[];
  /** How many tokens the request takes. */
  readonly tokens: number;
  readonly now: Date;
}

interface Bucket {
  level: number;
  at: number;
}

/** Tolerance for comparisons: levels are sums of fractions. */
const ROUNDING = 1e-6;

/** The limits of all providers as token buckets, full at the start. */
export class TokenBuckets {
  readonly #buckets = new Map<string, Bucket>();

  /** Takes from all buckets, or from none if one has too little: then it returns the limit with the longest wait. */
  take(demand: Demand): Exceeded | null {
    const lacking = demand.limits.flatMap((limit) => this.#lack(demand, limit) ?? []);
    if (lacking.length > 0) return lacking.reduce(longerWait);
    for (const limit of demand.limits) this.#bucket(demand, limit).level -= costOf(demand, limit);
    return null;
  }

  /** Takes as much as there is: counts a request without refusing it. */
  drain(demand: Demand): void {
    for (const limit of demand.limits) {
      const bucket = this.#bucket(demand, limit);
      bucket.level = Math.max(0, bucket.level - costOf(demand, limit));
    }
  }

  /** Whole requests or tokens that are left. */
  left(demand: Pick<Demand, "scope" | "now">, limit: Limit): number {
    return Math.floor(this.#bucket(demand, limit).level + ROUNDING);
  }

  /** Milliseconds until the bucket is full. */
  fullAfterMs(demand: Pick<Demand, "scope" | "now">, limit: Limit): number {
    return refillMs(limit, limit.limit - this.#bucket(demand, limit).level);
  }

  clear(): void {
    this.#buckets.clear();
  }

  #lack(demand: Demand, limit: Limit): Exceeded | null {
    const { level } = this.#bucket(demand, limit);
    const requested = costOf(demand, limit);
    if (level + ROUNDING >= requested) return null;
    const used = limit.limit - Math.floor(level + ROUNDING);
    const waitMs = requested > limit.limit ? null : Math.ceil(refillMs(limit, requested - level) - ROUNDING);
    return { ...limit, used, requested, waitMs };
  }

  /** The bucket, refilled for the time since its last use. */
  #bucket({ scope, now }: Pick<Demand, "scope" | "now">, limit: Limit): Bucket {
    const key = `${scope} ${limit.unit} ${limit.window}`;
    const at = now.getTime();
    const bucket = this.#buckets.get(key) ?? { level: limit.limit, at };
    const passed = Math.max(0, at - bucket.at);
    bucket.level = Math.min(limit.limit, bucket.level + (passed / WINDOW_MS[limit.window]) * limit.limit);
    bucket.at = at;
    this.#buckets.set(key, bucket);
    return bucket;
  }
}

function costOf({ tokens }: Demand, { unit }: Limit): number {
  return unit === "tokens" ? tokens : 1;
}

function refillMs({ limit, window }: Limit, amount: number): number {
  return (amount / limit) * WINDOW_MS[window];
}

function longerWait(one: Exceeded, other: Exceeded): Exceeded {
  if (one.waitMs === null || other.waitMs === null) return one.waitMs === null ? one : other;
  return other.waitMs > one.waitMs ? other : one;
}
