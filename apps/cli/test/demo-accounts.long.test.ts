import { createApi } from "@leadgen/api";
import { autocommit } from "@leadgen/db";
import { type TestDatabase, testDatabase } from "@leadgen/db/testing";
import { makeUser } from "@leadgen/testkit/make";
import { expect, test } from "vitest";
import {
  DEMO_ACCOUNTS,
  DEMO_PASSWORD,
  makeDemoAccounts,
  shutOutDemoAccounts,
} from "../src/services/demo-accounts.ts";

const PEOPLE = `
  SELECT it.email, it.operator, it.disabled_at IS NOT NULL AS out, member.role, organization.name AS organization
  FROM "user" AS it LEFT JOIN member ON member.user_id = it.id LEFT JOIN organization ON organization.id = organization_id
  ORDER BY it.email`;

const MADE = [
  { email: "member@leadgen.example", operator: false, out: false, role: "member", organization: "Dockplan" },
  { email: "operator@leadgen.example", operator: true, out: false, role: null, organization: null },
  { email: "owner@leadgen.example", operator: false, out: false, role: "owner", organization: "Dockplan" },
];

const rows = async (db: TestDatabase, sql: string) => (await db.pool.query(sql)).rows;

const logIn = async (db: TestDatabase, email: string): Promise<number> => {
  const api = createApi({
    pool: db.pool,
    development: true,
    operatorToken: undefined,
    configuredProviders: [],
    rateLimits: {},
    log: () => {},
  });
  const body = JSON.stringify({ email, password: DEMO_PASSWORD });
  return (await api.fetch(new Request("http://localhost/api/v1/auth/login", { method: "POST", body })))
    .status;
};

test("missing demo accounts are created once, and leave no session behind", async () => {
  await using db = await testDatabase();
  expect(await makeDemoAccounts(db.url, false)).toBe(true);
  expect(await rows(db, PEOPLE)).toEqual(MADE);
  expect(await rows(db, "SELECT id FROM session")).toEqual([]);
  for (const { email } of DEMO_ACCOUNTS) expect(await logIn(db, email)).toBe(200);

  // The state after an interruption.
  await db.pool.query(`DELETE FROM member WHERE role = 'member'`);
  await db.pool.query(`DELETE FROM "user" WHERE operator`);
  expect(await makeDemoAccounts(db.url, false)).toBe(true);
  expect(await rows(db, PEOPLE)).toEqual(MADE);
  expect(await rows(db, "SELECT count(*)::int AS n FROM organization")).toEqual([{ n: 1 }]);
});

test("production disables the demo accounts, and development enables them again", async () => {
  await using db = await testDatabase();
  expect(await shutOutDemoAccounts(db.url)).toEqual([]);
  await makeDemoAccounts(db.url, true);
  expect(await shutOutDemoAccounts(db.url)).toEqual(MADE.map(({ email }) => email));
  expect(await shutOutDemoAccounts(db.url)).toEqual([]);
  for (const { email } of DEMO_ACCOUNTS) expect(await logIn(db, email)).toBe(401);
  await makeDemoAccounts(db.url, true);
  expect(await rows(db, PEOPLE)).toEqual(MADE);
});

test("a database with other people's accounts gets no accounts with a known password", async () => {
  await using db = await testDatabase();
  await makeUser(autocommit(db.pool), { email: "ada@example.com" });
  expect(await makeDemoAccounts(db.url, false)).toBe(false);
  expect(await rows(db, `SELECT email FROM "user"`)).toEqual([{ email: "ada@example.com" }]);
});
