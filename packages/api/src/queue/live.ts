import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { isOperator } from "../access/actor.ts";
import type { Grant } from "../access/authorise.ts";
import { visibleTo } from "../access/in-organization.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { follow } from "../live/follow.ts";
import type { Source } from "../live/topic.ts";
import { stream } from "../procedure/procedure.ts";
import { resumable } from "../schema/input.ts";
import { readStatus, unknownStatus } from "./read-status.ts";
import type { QueueStatus } from "./schema.ts";

/** The status, and then each change of it. Sends UNKNOWN while the database is unreachable, and resumes by itself. */
export const live = stream({ role: "user", scope: "read" })
  .input(z.strictObject(resumable).optional())
  .subscription((call) => follow(call, (grant) => queueSource(call.ctx.deps, grant)));

/** The queue's status as this grant may see it: all of it for operators, otherwise what the caller's organizations own. */
function queueSource({ pool }: ApiDeps, { actor }: Grant): Source<QueueStatus> {
  const visible = actor === null ? [] : isOperator(actor) ? null : visibleTo(actor);
  return {
    key: `queue ${visible?.toSorted().join(" ") ?? "all"}`,
    read: () => readStatus(autocommit(pool), visible),
    unknown: unknownStatus,
    urgent: true,
  };
}
