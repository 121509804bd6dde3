import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createPool, transaction } from "@leadgen/db";
import { testDatabase } from "@leadgen/db/testing";
import { expect, it } from "vitest";
import { startProxy } from "../src/proxy/fault-proxy.ts";
import { type HttpEvent, httpTap } from "../src/proxy/http-tap.ts";
import { type PostgresEvent, postgresTap } from "../src/proxy/postgres-tap.ts";
import { throughPort } from "../src/site/environment.ts";

it("sees each statement before PostgreSQL does and each answer before the client does, prepared ones by their text", async () => {
  await using db = await testDatabase({ max: 1 });
  const events: PostgresEvent[] = [];
  await using proxy = await startProxy({
    target: { port: Number(new URL(db.url).port) },
    tap: postgresTap,
    watch: (event) => {
      events.push(event);
      return "pass";
    },
  });
  const pool = createPool(throughPort(db.url, proxy.port), { max: 1 });
  const again = "SELECT $1::int + 1 AS sum";
  await transaction(pool, (tx) => tx.query(again, [1]));
  events.length = 0;
  const [row] = await transaction(pool, (tx) => tx.query(again, [41]));
  expect(row).toEqual({ sum: 42 });
  const shown = events.map(({ kind, sql, transaction: before }) => [
    kind,
    sql,
    before.map((each) => each.sql),
  ]);
  expect(shown).toEqual([
    ["statement", "BEGIN", []],
    ["reply", "BEGIN", []],
    ["statement", again, ["BEGIN"]],
    ["reply", again, ["BEGIN"]],
    ["statement", "COMMIT", ["BEGIN", again]],
    ["reply", "COMMIT", ["BEGIN", again]],
  ]);
  expect(events.map(({ values }) => values)).toEqual([[], [], ["41"], ["41"], [], []]);
  await pool.end();
});

it("holds a statement back so that it never happens, and an answer so that the client never learns what happened", async () => {
  await using db = await testDatabase({ max: 1 });
  await db.pool.query("CREATE TABLE mark (name text)");
  const held = Promise.withResolvers<void>();
  await using proxy = await startProxy<PostgresEvent>({
    target: { port: Number(new URL(db.url).port) },
    tap: postgresTap,
    watch: ({ kind, sql }, connection) => {
      const point =
        (kind === "statement" && /'before'/.test(sql)) || (kind === "reply" && /'after'/.test(sql));
      if (!point) return "pass";
      if (kind === "reply") held.resolve();
      setImmediate(() => connection.reset());
      return "hold";
    },
  });
  const pool = createPool(throughPort(db.url, proxy.port), { max: 1 });
  await expect(pool.query("INSERT INTO mark VALUES ('before')")).rejects.toThrow();
  await expect(pool.query("INSERT INTO mark VALUES ('after')")).rejects.toThrow();
  await held.promise;
  expect((await db.pool.query("SELECT name FROM mark")).rows).toEqual([{ name: "after" }]);
  await pool.end();
});

it("sees whole requests and whole answers, with a length or in chunks", async () => {
  const server = createServer((request, response) => {
    request
      .on("data", () => {})
      .on("end", () => {
        response.write("half ");
        if (request.url === "/chunks") response.write("more ");
        response.end("whole");
      });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const events: HttpEvent[] = [];
  await using proxy = await startProxy({
    target: { port: (server.address() as AddressInfo).port },
    tap: httpTap,
    watch: (event) => {
      events.push(event);
      return "pass";
    },
  });
  const url = `http://127.0.0.1:${proxy.port}`;
  expect(await (await fetch(`${url}/length`, { method: "POST", body: "ask" })).text()).toBe("half whole");
  expect(await (await fetch(`${url}/chunks`)).text()).toBe("half more whole");
  expect(events).toEqual([
    { kind: "request", method: "POST", path: "/length", body: "ask" },
    { kind: "response", method: "POST", path: "/length", status: 200 },
    { kind: "request", method: "GET", path: "/chunks", body: "" },
    { kind: "response", method: "GET", path: "/chunks", status: 200 },
  ]);
  server.closeAllConnections();
  server.close();
});
