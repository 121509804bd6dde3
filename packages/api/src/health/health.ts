import { ApiError } from "../errors/api-error.ts";
import { failure, success } from "../rest/envelope.ts";
import type { DocumentedOpenRoute } from "../rest/open-route.ts";
import { unreadiness } from "./read-health.ts";
import { reportWithin } from "./report.ts";
import { healthAnswer } from "./schema.ts";

/** Everything is told and nothing judged; 503 only when the database does not answer. */
export const health: DocumentedOpenRoute = {
  path: "/api/v1/health",
  operationId: "health",
  summary: "Everything that is known of the installation's health",
  description: "200 whenever the database answers; `ready` is what /health/ready says.",
  output: healthAnswer,
  async handle(deps) {
    const report = await reportWithin(deps);
    if (report instanceof ApiError) return failure(report);
    return success({ ...report, ready: unreadiness(report).length === 0 });
  },
};
