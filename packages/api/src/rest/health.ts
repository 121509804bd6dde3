import { autocommit } from "@leadgen/db";
import type { ApiDeps } from "../api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { translate } from "../errors/translate.ts";
import { type HealthReport, healthReport, unreadiness } from "../read/health-report.ts";
import { within } from "../within.ts";
import { failure, success } from "./envelope.ts";

/** Milliseconds. Whoever asks for health (a load balancer) gives up soon; a pool without a free connection waits for long. */
const PATIENCE = 3_000;

/** `/health/live`: this process answers. */
export const live = async (): Promise<Response> => success({ live: true });

/** `/health`: everything that is known, told and not judged; 503 only when the database does not answer. */
export async function health(deps: ApiDeps): Promise<Response> {
  const report = await reportWithin(deps);
  if (report instanceof ApiError) return failure(report);
  return success({ ...report, ready: unreadiness(report).length === 0 });
}

/** `/health/ready`: the database answers and is at the head of the migrations, and a worker's heart beats. */
export async function ready(deps: ApiDeps): Promise<Response> {
  const report = await reportWithin(deps);
  if (report instanceof ApiError) return failure(report);
  const reasons = unreadiness(report);
  if (reasons.length === 0) return success({ ...report, ready: true });
  return failure(new ApiError("UNAVAILABLE", reasons.join(" "), { ...report, ready: false }));
}

async function reportWithin(deps: ApiDeps): Promise<HealthReport | ApiError> {
  return within(PATIENCE, report(deps), () => unavailable("The database does not answer."));
}

async function report(deps: ApiDeps): Promise<HealthReport | ApiError> {
  try {
    return await healthReport(autocommit(deps.pool), deps.heartbeatSeconds);
  } catch (error) {
    const { code, message } = translate(error, { path: "health", log: deps.log });
    return code === "UNAVAILABLE" ? unavailable(message) : new ApiError(code, message);
  }
}

const unavailable = (message: string): ApiError =>
  new ApiError("UNAVAILABLE", message, { database: "down", workers: null, ready: false });
