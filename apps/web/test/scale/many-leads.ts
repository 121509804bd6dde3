import { createPool } from "@leadgen/db";
import { type ManyLeads, makeManyLeads } from "@leadgen/testkit/make";

/** Fills a database, without a time limit. */
export async function manyLeads(databaseUrl: string, leads: number): Promise<ManyLeads> {
  const patient = createPool(databaseUrl, { max: 1, timeouts: { statement: 0 } });
  return await makeManyLeads(patient, leads).finally(() => patient.end());
}
