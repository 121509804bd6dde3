import { type System, system } from "@leadgen/testkit";
import { makeOrganization, makeWorker } from "@leadgen/testkit/make";
import type { Reach } from "../../src/outreach/index.ts";

/** Workers here send no heartbeats, and a busy machine may take longer for a file's tests than a worker may be silent by default. */
export const PATIENT = { silentMs: 100_000 };

/** A database of the test's own, with an organization and a worker that is alive. */
export interface CoreSystem extends System {
  readonly organizationId: string;
  readonly workerId: string;
}

export async function newSystem(options: { readonly connections?: number } = {}): Promise<CoreSystem> {
  const base = await system(options);
  const { id: organizationId } = await makeOrganization(base.db);
  const { id: workerId } = await makeWorker(base.db, PATIENT);
  return { ...base, organizationId, workerId };
}

/** The database could be reached all the time, so silence means death. */
export const ALWAYS_REACHED: Reach = { seconds: 86_400, gapSeconds: 8 };

/** One more worker that is alive. @returns its id. */
export async function newWorker({ db }: CoreSystem, name = "another worker"): Promise<string> {
  return (await makeWorker(db, { name, ...PATIENT })).id;
}

/** The worker misses its heartbeats from now on. */
export async function fallSilent(system: CoreSystem, workerId = system.workerId): Promise<void> {
  await system.db.query("UPDATE worker SET beat_at = now() - interval '1 hour' WHERE id = $1", [workerId]);
}
