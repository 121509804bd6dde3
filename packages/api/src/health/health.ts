import { ApiError } from "../errors/api-error.ts";
import { failure, success } from "../rest/envelope.ts";
import type { DocumentedOpenRoute } from "../rest/open-route.ts";
import { unreadiness } from "./read-health.ts";
import { reportWithin } from "./report.ts";
import { healthAnswer } from "./schema.ts";

/** Reports everything and judges nothing; 503 only if the database does not answer. */
export const health: DocumentedOpenRoute = {
  path: "/api/v1/health",
  operationId: "health",
  summary: "All facts about the installation's health",
  description: "200 whenever the database answers; `ready` is the result of /health/ready.",
  output: healthAnswer,
  async handle(deps) {
    const report = await reportWithin(deps);
    if (report instanceof ApiError) return failure(report);
    return success({ ...report, ready: unreadiness(report).length === 0 });
  },
};
