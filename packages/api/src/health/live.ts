import { success } from "../rest/envelope.ts";
import type { DocumentedOpenRoute } from "../rest/open-route.ts";
import { liveAnswer } from "./schema.ts";

export const live: DocumentedOpenRoute = {
  path: "/api/v1/health/live",
  operationId: "health.live",
  summary: "Whether this process answers",
  output: liveAnswer,
  handle: async () => success({ live: true }),
};
