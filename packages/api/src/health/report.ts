import { autocommit } from "@leadgen/db";
import { within } from "../db/within.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { translate } from "../errors/translate.ts";
import { readHealth } from "./read-health.ts";
import type { HealthReport } from "./schema.ts";

/** Milliseconds. A load balancer's health check gives up soon, whereas a pool waits long for a free connection. */
const PATIENCE = 3_000;

/** The health report, or the error for why there is none. */
export const reportWithin = (deps: ApiDeps): Promise<HealthReport | ApiError> =>
  within(PATIENCE, report(deps), () => unavailable("The database does not answer."));

async function report(deps: ApiDeps): Promise<HealthReport | ApiError> {
  try {
    return await readHealth(autocommit(deps.pool));
  } catch (error) {
    const { code, message } = translate(error, { path: "health", log: deps.log });
    return code === "UNAVAILABLE" ? unavailable(message) : new ApiError(code, message);
  }
}

const unavailable = (message: string): ApiError =>
  new ApiError("UNAVAILABLE", message, { database: "down", workers: null, ready: false });
