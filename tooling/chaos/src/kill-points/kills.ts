/** The results of one part of the experiment. */
export interface Kills {
  /** Kills by the name of their point. */
  readonly done: Readonly<Record<string, number>>;
  /** Jobs that it seeded. */
  readonly jobs: number;
  /** Everything that was not as stated. */
  readonly violations: readonly string[];
}

/** A complaint if what was seen differs from what was stated. */
export function differs(what: string, { seen, stated }: { seen: unknown; stated: unknown }): string[] {
  const [is, should] = [JSON.stringify(seen), JSON.stringify(stated)];
  return is === should ? [] : [`${what}: ${is}, not ${should}`];
}
