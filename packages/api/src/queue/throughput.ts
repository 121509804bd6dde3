import { ENRICH_STEPS } from "@leadgen/core";
import { autocommit, type Tx } from "@leadgen/db";
import { z } from "zod";
import { procedure } from "../procedure/procedure.ts";
import { count, countOrNull, each, time } from "../schema/fields.ts";

/** Maximal number of points in an answer; each covers as many minutes as that requires. */
const POINTS = 60;

const asked = z.strictObject({
  /** The length of the span up to now, in hours. */
  hours: z.number().int().min(1).max(168).default(1),
});

const answer = z.object({
  minutesPerPoint: count,
  /** The oldest first. Minutes without a live worker have no point. */
  points: z.array(
    z.object({
      at: time,
      /** Jobs that ended per minute. Null: unknown, since there is no earlier sample. */
      endedPerMinute: z.number().nullable(),
      /** Finished steps of leads per minute. Null as above. */
      stepsPerMinute: each(ENRICH_STEPS, z.number()).nullable(),
      /** Waiting jobs at the end of the span. */
      waiting: count,
      running: count,
      paused: count,
      /** Waiting and paused jobs of leads, by their next step. Null: unknown, since the sample did not count it. */
      waitingSteps: each(ENRICH_STEPS, count).nullable(),
    }),
  ),
  /** The current rate: ended jobs per minute, over the last five known minutes. */
  endedPerMinute: countOrNull,
});

export const throughput = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/throughput",
  area: "Queue",
  summary: "Ended jobs, finished steps, and waiting jobs by their next step, minute by minute",
  description:
    "Workers write one sample a minute and keep it for eight days. For more than an hour, a point covers several minutes.",
  example: { hours: 1 },
})
  .input(asked.prefault({}))
  .output(answer)
  .query(({ ctx, input }) => readThroughput(autocommit(ctx.deps.pool), input.hours));

type Answer = z.output<typeof answer>;

async function readThroughput(tx: Tx, hours: number): Promise<Answer> {
  const minutesPerPoint = Math.ceil((hours * 60) / POINTS);
  const points = await tx.query<Answer["points"][number]>(SAMPLES, [hours, minutesPerPoint]);
  const latest = points
    .slice(-Math.ceil(5 / minutesPerPoint))
    .flatMap(({ endedPerMinute }) => endedPerMinute ?? []);
  const mean = latest.reduce((sum, each) => sum + each, 0) / latest.length;
  return { minutesPerPoint, points, endedPerMinute: latest.length === 0 ? null : Math.round(mean) };
}

/** SQL: whether a sample has counted steps and a known duration. */
const COUNTED = "finished_steps IS NOT NULL AND minutes IS NOT NULL";

const sqlPerMinute = (step: string): string =>
  `'${step}', coalesce(sum((finished_steps ->> '${step}')::float8) FILTER (WHERE ${COUNTED}), 0) / sum(minutes) FILTER (WHERE ${COUNTED})`;

const sqlWaiting = (step: string): string => `'${step}', coalesce((steps ->> '${step}')::int, 0)`;

// Deleting a campaign deletes its count of ended jobs; a sample with such a decrease does not count.
const SAMPLES = `
  WITH sample AS (
    SELECT *, date_bin(make_interval(mins => $2::int), at, 'epoch') AS span,
           ended - lag(ended) OVER (ORDER BY at) AS more,
           extract(epoch FROM at - lag(at) OVER (ORDER BY at)) / 60 AS minutes
    FROM queue_sample WHERE at > now() - make_interval(hours => $1::int, mins => $2::int)),
  pace AS (
    SELECT span, (sum(more) FILTER (WHERE more >= 0) / nullif(sum(minutes) FILTER (WHERE more >= 0), 0))::float8 AS "endedPerMinute",
           CASE WHEN count(*) FILTER (WHERE ${COUNTED}) > 0 THEN jsonb_build_object(${ENRICH_STEPS.map(sqlPerMinute).join(", ")}) END AS "stepsPerMinute"
    FROM sample GROUP BY span),
  latest AS (SELECT DISTINCT ON (span) span, waiting, running, paused, waiting_steps AS steps FROM sample ORDER BY span, at DESC)
  SELECT span AS at, "endedPerMinute", "stepsPerMinute", waiting, running, paused,
         CASE WHEN steps IS NOT NULL THEN jsonb_build_object(${ENRICH_STEPS.map(sqlWaiting).join(", ")}) END AS "waitingSteps"
  FROM pace JOIN latest USING (span) ORDER BY span`;
