const WINDOW_MS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

export type WindowName = keyof typeof WINDOW_MS;

/** Calls per endpoint in fixed windows of the clock, for rate-limit headers and for enforced limits. */
export class UsageWindows {
  readonly #counts = new Map<string, { window: number; used: number }>();

  /** Counts one call in every window. */
  count(endpoint: string, now: Date): void {
    for (const name of Object.keys(WINDOW_MS) as WindowName[]) {
      const window = Math.floor(now.getTime() / WINDOW_MS[name]);
      const entry = this.#counts.get(`${endpoint} ${name}`);
      if (entry?.window === window) entry.used += 1;
      else this.#counts.set(`${endpoint} ${name}`, { window, used: 1 });
    }
  }

  used(endpoint: string, name: WindowName, now: Date): number {
    const entry = this.#counts.get(`${endpoint} ${name}`);
    return entry?.window === Math.floor(now.getTime() / WINDOW_MS[name]) ? entry.used : 0;
  }

  /** Whole seconds until the window that `now` is in ends, at least 1. */
  static secondsLeft(name: WindowName, now: Date): number {
    return Math.max(1, Math.ceil((WINDOW_MS[name] - (now.getTime() % WINDOW_MS[name])) / 1_000));
  }

  clear(): void {
    this.#counts.clear();
  }
}
