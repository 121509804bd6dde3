import {
  CALL_OUTCOMES,
  CAMPAIGN_STATUSES,
  FAILURE_KINDS,
  JOB_STATUSES,
  JOB_TYPES,
  LEAD_STATUSES,
  OPENED_BECAUSE,
  PROVIDERS,
} from "@leadgen/core";
import { z } from "zod";

/** Names of the schemas in the OpenAPI document's `components`. Not zod's own registry, as Next bundles that twice. */
export const components = z.registry<{ id: string }>();

/** Gives a schema its name in the OpenAPI document. */
export function named<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  components.add(schema, { id });
  return schema;
}

export const id = z.uuid();
export const text = z.string();
export const textOrNull = z.string().nullable();
export const idOrNull = id.nullable();
/** ISO 8601 in UTC over REST, a Date over tRPC. */
export const time = z.date();
export const timeOrNull = time.nullable();
export const count = z.number().int().min(0);
export const countOrNull = count.nullable();

export const provider = named("Provider", z.enum(PROVIDERS));
export const jobStatus = named("JobStatus", z.enum(JOB_STATUSES));
export const jobType = named("JobType", z.enum(JOB_TYPES));
export const leadStatus = named("LeadStatus", z.enum(LEAD_STATUSES));
export const campaignStatus = named("CampaignStatus", z.enum(CAMPAIGN_STATUSES));
export const failureKind = named("FailureKind", z.enum(FAILURE_KINDS));
/** Why the breaker opened: a provider failed, a person stopped everything, or leadgen did (it found the database restored). */
export const openedBecause = named("OpenedBecause", z.enum(OPENED_BECAUSE));
export const callOutcome = named("CallOutcome", z.enum(CALL_OUTCOMES));

/** An object with the same type of value under each key. */
export const each = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
  z.object(Object.fromEntries(keys.map((key) => [key, value])) as Record<Key, Value>);

/** All statuses, zero for those that do not occur. */
export const jobCounts = named("JobCounts", each(JOB_STATUSES, count));
export const leadCounts = named("LeadCounts", each(LEAD_STATUSES, count));
export type JobCounts = z.output<typeof jobCounts>;
export type LeadCounts = z.output<typeof leadCounts>;

export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });
