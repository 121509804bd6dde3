/**
 * Why the breaker opened: a provider failed, a person stopped everything by hand, or leadgen itself did, by a worker that found the
 * database restored, copied or set back.
 */
export const OPENED_BECAUSE = ["PROVIDER", "PERSON", "LEADGEN"] as const;
export type OpenedBecause = (typeof OPENED_BECAUSE)[number];

interface Opening {
  readonly provider: string | null;
  /** `worker:<name>` for a worker. */
  readonly openedBy: string | null;
}

export function whyOpened({ provider, openedBy }: Opening): OpenedBecause {
  if (provider !== null) return "PROVIDER";
  return openedBy?.startsWith("worker:") ? "LEADGEN" : "PERSON";
}

/** SQL: the same of `breaker`'s row. */
export const SQL_OPENED_BECAUSE = `
  CASE WHEN provider IS NOT NULL THEN 'PROVIDER' WHEN opened_by LIKE 'worker:%' THEN 'LEADGEN' ELSE 'PERSON' END`;

/** Who stopped all work if no provider failed, for sentences. */
export const stoppedBy = (because: OpenedBecause | null): "by hand" | "by leadgen" =>
  because === "LEADGEN" ? "by leadgen" : "by hand";
