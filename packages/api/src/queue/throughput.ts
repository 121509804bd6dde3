import { ENRICH_STEPS } from "@leadgen/core";
import { autocommit, type Tx } from "@leadgen/db";
import { z } from "zod";
import { procedure } from "../procedure/procedure.ts";
import { count, countOrNull, each, time } from "../schema/fields.ts";

/** Points of an answer at most; each is as many minutes as make it so. */
const POINTS = 60;

const asked = z.strictObject({
  /** How far back, in hours. */
  hours: z.number().int().min(1).max(168).default(1),
});

const answer = z.object({
  minutesPerPoint: count,
  /** The oldest first. Where no worker was alive there is none. */
  points: z.array(
    z.object({
      at: time,
      /** Jobs that ended, a minute. Null: not known, since nobody looked before. */
      endedPerMinute: z.number().nullable(),
      /** Steps of leads that were finished, a minute. Null as above. */
      stepsPerMinute: each(ENRICH_STEPS, z.number()).nullable(),
      /** In line, at the end of the span. */
      waiting: count,
      running: count,
      paused: count,
    }),
  ),
  /** Now, in jobs a minute, over the last five minutes that are known. */
  endedPerMinute: countOrNull,
});

export const throughput = procedure({
  role: "operator",
  scope: "read",
  rest: "GET /queue-management/throughput",
  area: "Queue",
  summary: "How many jobs ended, how many steps were finished and how many jobs waited, minute by minute",
  description:
    "Workers write a sample a minute; it is kept for eight days. Over more than an hour several minutes are one point.",
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

/** SQL: a sample whose steps are of a known time. */
const COUNTED = "finished_steps IS NOT NULL AND minutes IS NOT NULL";

const sqlPerMinute = (step: string): string =>
  `'${step}', coalesce(sum((finished_steps ->> '${step}')::float8) FILTER (WHERE ${COUNTED}), 0) / sum(minutes) FILTER (WHERE ${COUNTED})`;

// A campaign that was deleted takes what it had ended along; then it is not known how many ended.
const SAMPLES = `
  WITH sample AS (
    SELECT *, date_bin(make_interval(mins => $2::int), at, 'epoch') AS span,
           ended - lag(ended) OVER (ORDER BY at) AS more,
           extract(epoch FROM at - lag(at) OVER (ORDER BY at)) / 60 AS minutes
    FROM queue_sample WHERE at > now() - make_interval(hours => $1::int, mins => $2::int))
  SELECT span AS at, (sum(more) FILTER (WHERE more >= 0) / nullif(sum(minutes) FILTER (WHERE more >= 0), 0))::float8 AS "endedPerMinute",
         CASE WHEN count(*) FILTER (WHERE ${COUNTED}) > 0 THEN jsonb_build_object(${ENRICH_STEPS.map(sqlPerMinute).join(", ")}) END AS "stepsPerMinute",
         (array_agg(waiting ORDER BY at DESC))[1] AS waiting, (array_agg(running ORDER BY at DESC))[1] AS running,
         (array_agg(paused ORDER BY at DESC))[1] AS paused
  FROM sample GROUP BY span ORDER BY span`;
