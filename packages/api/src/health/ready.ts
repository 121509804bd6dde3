import { ApiError } from "../errors/api-error.ts";
import { failure, success } from "../rest/envelope.ts";
import type { DocumentedOpenRoute } from "../rest/open-route.ts";
import { unreadiness } from "./read-health.ts";
import { reportWithin } from "./report.ts";
import { healthAnswer } from "./schema.ts";

export const ready: DocumentedOpenRoute = {
  path: "/api/v1/health/ready",
  operationId: "health.ready",
  summary: "Whether work that is started now will be done",
  description:
    "200 if the database answers, commits and has every migration, and a worker sends heartbeats. Otherwise 503 with what to do. It changes within 5 seconds in both directions.",
  output: healthAnswer,
  async handle(deps) {
    const report = await reportWithin(deps);
    if (report instanceof ApiError) return failure(report);
    const reasons = unreadiness(report);
    if (reasons.length === 0) return success({ ...report, ready: true });
    return failure(new ApiError("UNAVAILABLE", reasons.join(" "), { ...report, ready: false }));
  },
};
