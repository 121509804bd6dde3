/** What a part of the experiment did and saw. */
export interface Kills {
  /** Kills by the name of their point. */
  readonly done: Readonly<Record<string, number>>;
  /** Jobs that it seeded. */
  readonly jobs: number;
  /** Whatever was not as stated. */
  readonly violations: readonly string[];
}

/** In words, if what was seen is not what was stated. */
export function differs(what: string, { seen, stated }: { seen: unknown; stated: unknown }): string[] {
  const [is, should] = [JSON.stringify(seen), JSON.stringify(stated)];
  return is === should ? [] : [`${what}: ${is}, not ${should}`];
}
