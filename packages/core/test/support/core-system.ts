import { type System, system } from "@leadgen/testkit";
import { makeOrganization, makeWorker } from "@leadgen/testkit/make";
import type { Reach } from "../../src/outreach/index.ts";

/** A long limit: these workers send no heartbeats, and on a busy machine a file's tests may outlast the default silence. */
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

/** A reach that says that the database was always reachable, so that silence means death. */
export const ALWAYS_REACHED: Reach = { seconds: 86_400, gapSeconds: 8 };

/** One more worker that is alive. @returns its id. */
export async function newWorker({ db }: CoreSystem, name = "another worker"): Promise<string> {
  return (await makeWorker(db, { name, ...PATIENT })).id;
}

/** Makes the worker miss its heartbeats from now on. */
export async function fallSilent(system: CoreSystem, workerId = system.workerId): Promise<void> {
  await system.db.query("UPDATE worker SET beat_at = now() - interval '1 hour' WHERE id = $1", [workerId]);
}
