import type { z } from "zod";
import type { ApiDeps } from "../api-deps.ts";
import { healthAnswer, liveAnswer } from "../output/health.ts";
import { health, live, ready } from "./health.ts";

/** What everybody may GET, without credentials: it tells that things are up and how to ask, and nothing else. */
export interface OpenRoute {
  readonly path: string;
  readonly handle: (deps: ApiDeps) => Promise<Response>;
}

/** Those of them that the document describes. */
export interface HealthRoute extends OpenRoute {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly output: z.ZodType;
}

export const HEALTH_ROUTES: readonly HealthRoute[] = [
  {
    path: "/api/v1/health",
    operationId: "health",
    summary: "Everything that is known of the installation's health",
    description: "200 whenever the database answers; `ready` is what /health/ready says.",
    output: healthAnswer,
    handle: health,
  },
  {
    path: "/api/v1/health/live",
    operationId: "health.live",
    summary: "This process answers",
    output: liveAnswer,
    handle: live,
  },
  {
    path: "/api/v1/health/ready",
    operationId: "health.ready",
    summary: "Work that is started now will be done",
    description:
      "The database answers, has every migration, and a worker's heart beats. Otherwise a 503 that says what to do; it turns within 5 seconds and comes back by itself.",
    output: healthAnswer,
    handle: ready,
  },
];
