import { expect, test } from "vitest";
import { createPool, endPool, type Tx, transaction } from "../src/index.ts";
import { createPrisma, prismaTx } from "../src/prisma.ts";
import { cuttable, type TestDatabase, testDatabase } from "../src/testing/index.ts";

type Run = <T>(db: TestDatabase, work: (tx: Tx) => Promise<T>) => Promise<T>;

const runners: [string, Run][] = [
  ["pg", (db, work) => transaction(db.pool, work)],
  ["Prisma", (db, work) => createPrisma(db.pool).$transaction((client) => work(prismaTx(client)))],
];

test.each(runners)("%s gives the same values", async (_, run) => {
  await using db = await testDatabase();
  const rows = await run(db, (tx) =>
    tx.query(
      `SELECT $1::text AS text, $2::int8 AS int8, $3::text[] AS texts, $4::jsonb AS json, $5::timestamptz AS at,
              $6::boolean AS yes, NULL::text AS nothing, 'PENDING'::job_status AS status, 1.25::numeric AS numeric,
              ARRAY[1, 2]::int8[] AS int8s, 1.5::float8 AS float, '\\x01'::bytea AS bytes, 9007199254740993::int8 AS big`,
      ["x", 5, ["a", "b"], { a: [1] }, new Date(0), true],
    ),
  );
  expect(rows).toEqual([
    {
      text: "x",
      int8: 5,
      texts: ["a", "b"],
      json: { a: [1] },
      at: new Date(0),
      yes: true,
      nothing: null,
      status: "PENDING",
      numeric: "1.25",
      int8s: [1, 2],
      float: 1.5,
      bytes: Buffer.from([1]),
      big: 9007199254740993n,
    },
  ]);
});

test.each(runners)("%s gives no rows for a statement that returns none", async (_, run) => {
  await using db = await testDatabase();
  expect(await run(db, (tx) => tx.query("INSERT INTO organization (name) VALUES ($1)", ["x"]))).toEqual([]);
});

test.each(runners)(
  "%s throws PostgreSQL's own error and rolls back the earlier statements",
  async (_, run) => {
    await using db = await testDatabase();
    const attempt = run(db, async (tx) => {
      await tx.query("INSERT INTO organization (name) VALUES ($1)", ["before"]);
      await tx.query("UPDATE breaker SET state = 'OPEN'");
    });
    await expect(attempt).rejects.toMatchObject({
      code: "23514",
      message: expect.stringContaining('violates check constraint "breaker_open_'),
    });
    expect((await db.pool.query("SELECT 1 FROM organization")).rows).toEqual([]);
  },
);

test.each(runners)("%s names the constraint that a duplicate broke", async (_, run) => {
  await using db = await testDatabase();
  const attempt = run(db, (tx) => tx.query("INSERT INTO breaker (id) VALUES (1)"));
  await expect(attempt).rejects.toMatchObject({
    code: "23505",
    constraint: "breaker_pkey",
    table: "breaker",
  });
});

test("a verb commits together with Prisma's own writes", async () => {
  await using db = await testDatabase();
  const prisma = createPrisma(db.pool);
  const attempt = prisma.$transaction(async (client) => {
    await client.organization.create({ data: { name: "by Prisma" } });
    await prismaTx(client).query("SELECT 1 / 0");
  });
  await expect(attempt).rejects.toMatchObject({ code: "22012" });
  expect(await prisma.organization.count()).toBe(0);
});

test("Prisma's error about a void column is explained", async () => {
  await using db = await testDatabase();
  const attempt = createPrisma(db.pool).$transaction((client) =>
    prismaTx(client).query("SELECT pg_notify('a', 'b')"),
  );
  await expect(attempt).rejects.toThrow("column of type void: cast it");
});

test("Prisma finds the tables in a schema of any name, whatever stands in public", async () => {
  await using db = await testDatabase();
  await db.pool.query(
    'ALTER SCHEMA public RENAME TO "Lead gen"; CREATE SCHEMA public; CREATE TABLE public."user" ()',
  );
  const pool = createPool(`${db.url}?schema=Lead%20gen`, { max: 1 });
  const prisma = createPrisma(pool);
  const { id } = await prisma.user.create({ data: { name: "Ada", email: "ada@example.com" } });
  expect(await prisma.user.findFirst({ where: { email: "ada@example.com" } })).toMatchObject({ id });
  await endPool(pool);
});

test("Prisma connects later if the database was away at its first statement", async () => {
  await using db = await testDatabase();
  await using way = await cuttable(db.url);
  const pool = createPool(way.to(db.url), { max: 1 });
  const prisma = createPrisma(pool);
  way.cut();
  await expect(prisma.user.count()).rejects.toThrow();
  way.restore();
  expect(await prisma.user.count()).toBe(0);
  await endPool(pool);
});
