import { insertMany, makeCampaign, makeDoNotContact, makeLead } from "@leadgen/testkit/make";
import { expect, it } from "vitest";
import { only } from "../../src/engine/parts/tx.ts";
import { SQL_LISTED } from "../../src/outreach/index.ts";
import { type CoreSystem, newSystem } from "../support/core-system.ts";

const ENTRIES = 10_000;

const enter = ({ db, organizationId }: CoreSystem, kind: "ADDRESS" | "DOMAIN" | "PERSON", value: string) =>
  makeDoNotContact(db, { organizationId, kind, value });

const enterMany = ({ db, organizationId }: CoreSystem) =>
  insertMany(
    db,
    "do_not_contact",
    Array.from({ length: ENTRIES }, (_, n) => {
      const value = `person-${n}@elsewhere.example`;
      return { organizationId, kind: "ADDRESS" as const, value, createdBy: "ada" };
    }),
  );

/** How many entries of the list were read so far, by a scan of the table or of an index. The system has one connection. */
async function entriesRead({ db }: CoreSystem): Promise<number> {
  await db.query("SELECT pg_stat_force_next_flush()::text");
  await db.query("SELECT pg_stat_clear_snapshot()::text");
  const sql = `SELECT (seq_tup_read + coalesce(idx_tup_fetch, 0))::int AS entries FROM pg_stat_user_tables WHERE relname = 'do_not_contact'`;
  return only(await db.query<{ entries: number }>(sql)).entries;
}

const listed = async ({ db }: CoreSystem): Promise<string[]> =>
  (await db.query<{ id: string }>(`SELECT id FROM lead WHERE (${SQL_LISTED}) ORDER BY id`)).map(
    ({ id }) => id,
  );

it.each([
  ["ADDRESS", "maren@mail.nordkyst.example"],
  ["DOMAIN", "nordkyst.example"],
  ["DOMAIN", "rederi.example"],
  ["PERSON", "apollo-7"],
] as const)("a lead is on the list by %s %s", async (kind, value) => {
  await using system = await newSystem();
  const { id: campaignId } = await makeCampaign(system.db);
  const person = { campaignId, email: "Maren@Mail.Nordkyst.example", companyDomain: "rederi.example" };
  const { id } = await makeLead(system.db, { ...person, apolloPersonId: "apollo-7" });
  await makeLead(system.db, { campaignId, email: "ada@mail.sydhavn.example", apolloPersonId: "apollo-8" });
  expect(await listed(system)).toEqual([]);
  await enter(system, kind, value);
  expect(await listed(system)).toEqual([id]);
});

it("is read by key, however long the list is", async () => {
  await using system = await newSystem();
  const { id: campaignId } = await makeCampaign(system.db);
  for (let n = 0; n < 10; n++) await makeLead(system.db, { campaignId });
  await enterMany(system);
  const before = await entriesRead(system);
  expect(await listed(system)).toEqual([]);
  expect((await entriesRead(system)) - before).toBeLessThan(ENTRIES / 100);
});
