import { autocommit } from "@leadgen/db";
import type { ApiDeps } from "../api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { translate } from "../errors/translate.ts";
import { SQL_ALIVE } from "../read/queue-status.ts";
import { failure, success } from "./envelope.ts";

/** Milliseconds. Whoever asks for health (a load balancer) gives up soon; a pool without a free connection waits for long. */
const PATIENCE = 3_000;

/** `/health/live`: this process answers. */
export const live = async (): Promise<Response> => success({ live: true });

/** `/health`: the database answers; how many workers are alive is told, not judged. */
export async function health(deps: ApiDeps): Promise<Response> {
  const workers = await workersAlive(deps);
  return workers instanceof ApiError ? failure(workers) : success({ database: "up", workers });
}

/** `/health/ready`: the database answers and a worker's heart beats, so work that is started will be done. */
export async function ready(deps: ApiDeps): Promise<Response> {
  const workers = await workersAlive(deps);
  if (workers instanceof ApiError) return failure(workers);
  if (workers > 0) return success({ database: "up", workers });
  return failure(
    new ApiError("UNAVAILABLE", "No worker is alive: start one with `make worker`.", {
      database: "up",
      workers,
    }),
  );
}

async function workersAlive(deps: ApiDeps): Promise<number | ApiError> {
  const signal = AbortSignal.timeout(PATIENCE);
  const late = new Promise<ApiError>((resolve) => {
    signal.addEventListener("abort", () => resolve(unavailable("The database does not answer.")), {
      once: true,
    });
  });
  return Promise.race([counted(deps), late]);
}

async function counted(deps: ApiDeps): Promise<number | ApiError> {
  try {
    const [row] = await autocommit(deps.pool).query<{ n: number }>(
      `SELECT count(*)::int AS n FROM worker WHERE ${SQL_ALIVE}`,
      [deps.heartbeatSeconds],
    );
    return row?.n ?? 0;
  } catch (error) {
    const { code, message } = translate(error, { path: "health", log: deps.log });
    return code === "UNAVAILABLE" ? unavailable(message) : new ApiError(code, message);
  }
}

const unavailable = (message: string): ApiError =>
  new ApiError("UNAVAILABLE", message, { database: "down", workers: null });
