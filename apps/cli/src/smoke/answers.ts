import { CAMPAIGN_STATUSES, JOB_STATUSES, LEAD_STATUSES, OPENED_BECAUSE, PROVIDERS } from "@leadgen/core";
import { z } from "zod";

/** The parts of REST answers that smoke reads, as few as it needs. An answer that does not fit is an error of the system. */

const id = z.uuid();
const count = z.number().int().min(0);
const textOrNull = z.string().nullable();
const provider = z.enum(PROVIDERS);
const counts = <Key extends string>(keys: readonly Key[]) =>
  z.object(Object.fromEntries(keys.map((key) => [key, count])) as Record<Key, typeof count>);
const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: textOrNull });

export const anything = z.unknown();
export const health = z.object({ workers: count, ready: z.boolean() });
/** A session, or `mailed`: the link was sent by mail. */
export const signedUp = z.union([z.object({ token: z.string() }), z.object({ mailed: z.literal(true) })]);
export const made = z.object({ id });
export const organizations = page(z.object({ id, name: z.string() }));

export const queue = z.object({
  circuitBreaker: z.object({
    state: z.enum(["CLOSED", "OPEN"]),
    epoch: count,
    openedAt: textOrNull,
    openedBy: textOrNull,
    openedBecause: z.enum(OPENED_BECAUSE).nullable(),
    reason: textOrNull,
    provider: provider.nullable(),
    failureKind: textOrNull,
    httpStatus: count.nullable(),
    jobId: textOrNull,
    campaignId: textOrNull,
  }),
  callsInFlight: count,
  workersAlive: count,
});
export type Queue = z.output<typeof queue>;

export const campaigns = page(
  z.object({
    id,
    name: z.string(),
    status: z.enum(CAMPAIGN_STATUSES),
    leadLimit: count,
    message: textOrNull,
    startedAt: textOrNull,
    finishedAt: textOrNull,
    jobs: counts(JOB_STATUSES),
    leads: counts(LEAD_STATUSES),
  }),
);
export type Campaign = z.output<typeof campaigns>["items"][number];

export const calls = z.object({
  calls: z.array(
    z.object({
      ...{ provider, calls: count, failed: count, unknown: count, repeated: count },
      ...{ credits: z.number().nullable(), creditsAtLeast: z.boolean() },
      ...{ costUsd: z.number().nullable(), costUsdAtLeast: z.boolean() },
    }),
  ),
});
export type Calls = z.output<typeof calls>["calls"][number];

export const leads = page(
  z.object({ id, status: z.enum(LEAD_STATUSES), statusMessage: textOrNull, email: textOrNull }),
);
export type Lead = z.output<typeof leads>["items"][number];

export const jobs = page(z.object({ id, type: z.string(), errorCode: textOrNull, errorMessage: textOrNull }));
export const jobCalls = z.object({
  calls: z.array(z.object({ step: z.string(), outcome: textOrNull, latencyMs: z.number().nullable() })),
});

const estimateLine = z.object({
  provider,
  calls: count,
  credits: count.nullable(),
  costUsd: z.number().nullable(),
  costUnknown: z.boolean(),
});
export type EstimateLine = z.output<typeof estimateLine>;
export const validation = z.object({
  unmet: z.array(z.object({ code: z.string(), message: z.string() })),
  estimate: z.object({ lines: z.array(estimateLine) }),
});

export const providers = z.object({
  items: z.array(
    z.object({
      provider,
      simulated: z.boolean(),
      limits: z.array(z.object({ windows: z.array(z.object({ calls: count, perSeconds: z.number() })) })),
    }),
  ),
});
export type SetUpProvider = z.output<typeof providers>["items"][number];
export const credits = z.object({ remaining: z.number() });
