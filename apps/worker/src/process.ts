import {
  autocommit,
  createPool,
  DatabaseUnreachableError,
  DoorError,
  knock,
  pendingMigrations,
} from "@leadgen/db";
import { BadEnvError, readEnv, type WorkerConfig } from "./env.ts";
import { connectionsOf } from "./runtime.ts";
import { startWorker } from "./start-worker.ts";

/** An unreachable database at the start is more often a wrong setting than an outage, so it ends the process. */
async function checkDatabase(config: WorkerConfig): Promise<void> {
  await knock(config.databaseUrl, "work", connectionsOf(config));
  const pool = createPool(config.databaseUrl, { max: 1, applicationName: "leadgen-worker" });
  try {
    const missing = await pendingMigrations(autocommit(pool));
    if (missing.length === 0) return;
    throw new BadEnvError(
      `The database lacks leadgen's tables or some of them (${missing.join(", ")}). ` +
        "Run `make migrate` with the same DATABASE_URL first.",
    );
  } finally {
    await pool.end();
  }
}

try {
  const config = readEnv();
  await checkDatabase(config);
  const worker = startWorker(config);
  // `process.exit`, because Node's own exit can spin for ever (nodejs/node#47748).
  const end = () => void worker.stop().then(() => process.exit());
  // SIGTERM comes from a supervisor, SIGINT from a terminal. Both stop in order; a second signal changes nothing.
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, end);
} catch (error) {
  const told = [BadEnvError, DatabaseUnreachableError, DoorError];
  if (!(error instanceof Error) || !told.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`The worker cannot start:\n${error.message}\n`);
  process.exitCode = 1;
}
