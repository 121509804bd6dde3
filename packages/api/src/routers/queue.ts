import { PROVIDERS } from "@leadgen/core";
import { closeBreaker, openBreaker } from "@leadgen/core/outreach";
import { autocommit } from "@leadgen/db";
import { z } from "zod";
import { actorName, isOperator } from "../auth/actor.ts";
import { translate } from "../errors/translate.ts";
import { nothing, reasonSchema, resumable } from "../input/fields.ts";
import { pageFields } from "../input/page.ts";
import { follow } from "../live/follow.ts";
import { queueSource } from "../live/queue-source.ts";
import * as output from "../output/queue.ts";
import { closePreview } from "../read/close-preview.ts";
import { queueCause } from "../read/queue-cause.ts";
import { queueHistory } from "../read/queue-history.ts";
import { queueStatus, unknownStatus } from "../read/queue-status.ts";
import { snapshot } from "../read/snapshot.ts";
import { procedure, router } from "../trpc.ts";
import { within } from "../within.ts";
import { probeProvider } from "../write/probe-provider.ts";

/** A probe is one small call; a provider that needs longer does not work. */
const PROBE_TIMEOUT_MS = 30_000;

/** Whoever watches must hear soon that nothing is known. Counting a million jobs takes under a second. */
const STATUS_PATIENCE_MS = 3_000;
const SILENT =
  "The database does not answer: the state is UNKNOWN. Look at its load and its connections (pg_stat_activity), then try again.";

export const queueRouter = router({
  /** Answers without a database too, with the state UNKNOWN. */
  status: procedure("queue.status")
    .input(nothing)
    .output(output.queueStatus)
    .query(async ({ ctx, path }) => {
      const { pool, heartbeatSeconds, log } = ctx.deps;
      try {
        const visible = isOperator(ctx.actor) ? null : ctx.visible;
        const status = queueStatus(autocommit(pool), { heartbeatSeconds, visible });
        return await within(STATUS_PATIENCE_MS, status, () => unknownStatus(SILENT));
      } catch (error) {
        const trouble = translate(error, { path, log });
        if (trouble.code === "UNAVAILABLE") return unknownStatus(trouble.message);
        throw trouble;
      }
    }),

  /** The status, and each change of it. Says UNKNOWN while the database is away, and goes on by itself. */
  live: procedure("queue.live")
    .input(z.strictObject(resumable).optional())
    .subscription((call) => follow(call, (grant) => queueSource(call.ctx.deps, grant))),

  cause: procedure("queue.cause")
    .input(nothing)
    .output(output.cause.nullable())
    .query(({ ctx }) => snapshot(ctx.deps.pool, queueCause)),

  history: procedure("queue.history")
    .input(z.strictObject(pageFields).prefault({}))
    .output(output.historyPage)
    .query(({ ctx, input }) => queueHistory(autocommit(ctx.deps.pool), input)),

  closePreview: procedure("queue.closePreview")
    .input(nothing)
    .output(output.closePreview.nullable())
    .query(({ ctx }) => snapshot(ctx.deps.pool, closePreview)),

  close: procedure("queue.close")
    .input(z.strictObject({ epoch: z.number().int().min(0), reason: reasonSchema }))
    .output(output.closed)
    .mutation(async ({ ctx, input }) => {
      const actor = actorName(ctx.actor);
      const closed = await ctx.write((tx) => closeBreaker(tx, { actor, ...input }));
      return { state: "CLOSED" as const, ...closed };
    }),

  open: procedure("queue.open")
    .input(z.strictObject({ reason: reasonSchema }))
    .output(output.opened)
    .mutation(async ({ ctx, input }) => {
      const actor = actorName(ctx.actor);
      const opened = await ctx.write((tx) => openBreaker(tx, { actor, ...input }));
      return { state: "OPEN" as const, ...opened };
    }),

  probe: procedure("queue.probe")
    .input(z.strictObject({ provider: z.enum(PROVIDERS) }))
    .output(output.probe)
    .mutation(({ ctx, input }) => {
      const signal = AbortSignal.timeout(PROBE_TIMEOUT_MS);
      return probeProvider(ctx.deps, { ...input, actor: actorName(ctx.actor), signal, write: ctx.write });
    }),
});
