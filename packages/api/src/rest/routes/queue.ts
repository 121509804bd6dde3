import { ApiError } from "../../errors/api-error.ts";
import { callProcedure } from "../../procedures.ts";
import type { QueueStatus } from "../../read/queue-status.ts";
import { failure, success } from "../envelope.ts";
import type { Route } from "../route.ts";
import { routesOf } from "../route.ts";

const route = routesOf("Queue");
const BREAKER = "/queue-management/circuit-breaker";

export const QUEUE_ROUTES: readonly Route[] = [
  route("GET /queue-management/status", {
    action: "queue.status",
    summary: "Whether work may run, and how much there is",
    description:
      "While the database cannot be reached the state is UNKNOWN and the answer a 503: take it for OPEN.",
    respond: async ({ caller, input }) =>
      statusAnswer((await callProcedure(caller, "queue.status", input)) as QueueStatus),
  }),
  route(`GET ${BREAKER}`, {
    action: "queue.cause",
    summary: "The cause card: why the breaker is OPEN, what failed since, what helps",
    description: "null while it is CLOSED.",
  }),
  route(`GET ${BREAKER}/history`, {
    action: "queue.history",
    summary: "Openings and closings, the latest first",
    example: { limit: 20 },
  }),
  route(`GET ${BREAKER}/close-preview`, {
    action: "queue.closePreview",
    summary: "What closing would set going: jobs, calls, credits",
    description: "null while it is CLOSED.",
  }),
  route(`POST ${BREAKER}/close`, {
    action: "queue.close",
    summary: "Close the breaker: every PAUSED job goes on",
    description:
      "Names the epoch that you saw. If the breaker was opened again since, the answer is 409 STALE_EPOCH with the current state in details.",
    refusals: ["STALE_EPOCH", "BREAKER_CLOSED"],
    example: { epoch: 1, reason: "Credits topped up, the probe is green" },
  }),
  route(`POST ${BREAKER}/open`, {
    action: "queue.open",
    summary: "Emergency stop: open the breaker by hand",
    refusals: ["BREAKER_OPEN"],
    example: { reason: "Wrong e-mails go out" },
  }),
  route(`POST ${BREAKER}/probe`, {
    action: "queue.probe",
    summary: "Ask one provider whether it works",
    description: "Recorded, costs nothing, and never changes the breaker's state.",
    refusals: ["PRECONDITION_FAILED"],
    example: { provider: "OPENAI" },
  }),
];

/** UNKNOWN is a 503, so that a script that only looks at the status does not take it for good news. */
function statusAnswer(status: QueueStatus): Response {
  if (status.circuitBreaker.state !== "UNKNOWN") return success(status);
  return failure(new ApiError("UNAVAILABLE", status.circuitBreaker.reason ?? "", { ...status }));
}
