import { ApiError } from "../errors/api-error.ts";
import { failure, success } from "../rest/envelope.ts";
import type { DocumentedOpenRoute } from "../rest/open-route.ts";
import { unreadiness } from "./read-health.ts";
import { reportWithin } from "./report.ts";
import { healthAnswer } from "./schema.ts";

export const ready: DocumentedOpenRoute = {
  path: "/api/v1/health/ready",
  operationId: "health.ready",
  summary: "Work that is started now will be done",
  description:
    "The database answers and commits, has every migration, and a worker's heart beats. Otherwise a 503 that says what to do; it turns within 5 seconds and comes back by itself.",
  output: healthAnswer,
  async handle(deps) {
    const report = await reportWithin(deps);
    if (report instanceof ApiError) return failure(report);
    const reasons = unreadiness(report);
    if (reasons.length === 0) return success({ ...report, ready: true });
    return failure(new ApiError("UNAVAILABLE", reasons.join(" "), { ...report, ready: false }));
  },
};
