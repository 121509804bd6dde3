import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { createPool, createReserve, endPool } from "@leadgen/db";
import { testDatabase } from "@leadgen/db/testing";
import { expect, test } from "vitest";
import { withReserve } from "../src/with-reserve.ts";

/** A server that accepts connections and never answers, as an overloaded PostgreSQL does. */
async function silentServer() {
  let asked = 0;
  const server = createServer((socket) => {
    asked += 1;
    socket.on("error", () => undefined);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `postgresql://nobody:nothing@127.0.0.1:${port}/nothing`,
    asked: () => asked,
    [Symbol.asyncDispose]: async () => void server.close(),
  };
}

/** The name of the connection that ran the statement. */
const BY = "SELECT current_setting('application_name') AS name";

test("urgent work uses the reserve at once when the pool has no idle connection", async () => {
  await using stack = new AsyncDisposableStack();
  const db = stack.use(await testDatabase());
  const silent = stack.use(await silentServer());
  const pool = createPool(silent.url, { applicationName: "leadgen-test" });
  const reserve = createReserve(db.url, { applicationName: "leadgen-test" });
  stack.defer(async () => void (await Promise.all([endPool(pool), endPool(reserve)])));

  const [done] = await withReserve(pool, reserve).urgently((tx) => tx.query(BY));

  expect(done).toEqual({ name: "leadgen-test-reserve" });
  expect(silent.asked()).toBe(0);
});

test("urgent work uses an idle connection of the pool and leaves the reserve to the heartbeat", async () => {
  await using stack = new AsyncDisposableStack();
  const db = stack.use(await testDatabase());
  const pool = createPool(db.url, { applicationName: "leadgen-test" });
  const reserve = createReserve(db.url, { applicationName: "leadgen-test" });
  stack.defer(async () => void (await Promise.all([endPool(pool), endPool(reserve)])));
  await pool.query("SELECT 1");

  const [done] = await withReserve(pool, reserve).urgently((tx) => tx.query(BY));

  expect(done).toEqual({ name: "leadgen-test" });
});

test("falls back to the other pool when the first can't reach the database", async () => {
  await using stack = new AsyncDisposableStack();
  const db = stack.use(await testDatabase());
  const gone = new URL(db.url);
  gone.port = "1";
  const open = createPool(db.url, { applicationName: "leadgen-test" });
  const closed = createPool(gone.href, { applicationName: "leadgen-gone" });
  stack.defer(async () => void (await Promise.all([endPool(open), endPool(closed)])));

  expect(await withReserve(closed, open).patiently((tx) => tx.query(BY))).toEqual([{ name: "leadgen-test" }]);
  expect(await withReserve(open, closed).urgently((tx) => tx.query(BY))).toEqual([{ name: "leadgen-test" }]);
});
