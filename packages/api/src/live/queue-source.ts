import { autocommit } from "@leadgen/db";
import type { ApiDeps } from "../api-deps.ts";
import { isOperator } from "../auth/actor.ts";
import type { Grant } from "../auth/authorise.ts";
import { visibleTo } from "../auth/in-organization.ts";
import { type QueueStatus, queueStatus, unknownStatus } from "../read/queue-status.ts";
import type { Source } from "./topic.ts";

/** The queue's status as somebody with this grant sees it: operators all of it, others what their organizations own. */
export function queueSource({ pool, heartbeatSeconds }: ApiDeps, { actor }: Grant): Source<QueueStatus> {
  const visible = actor === null ? [] : isOperator(actor) ? null : visibleTo(actor);
  return {
    key: `queue ${visible?.toSorted().join(" ") ?? "all"}`,
    read: () => queueStatus(autocommit(pool), { heartbeatSeconds, visible }),
    unknown: unknownStatus,
    urgent: true,
  };
}
