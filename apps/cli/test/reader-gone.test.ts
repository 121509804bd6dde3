import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cuttable } from "@leadgen/db/testing";
import { system } from "@leadgen/testkit";
import { expect, test } from "vitest";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

test("a service continues when its output is not read any more", async () => {
  await using running = await system();
  await using way = await cuttable(running.databaseUrl);
  const env = { ...running.env, DATABASE_URL: way.to(running.databaseUrl), PORT: "0" };
  const child = spawn(process.execPath, [MAIN, "serve-api"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await once(createInterface(child.stdout), "line");
  const url = /http\S+/.exec(String(line))?.[0];
  child.stdout.destroy();
  // Errors are logged to a closed pipe.
  way.cut();
  const withToken = { headers: { authorization: `Bearer ${running.env.OPERATOR_TOKEN}` } };
  for (let times = 0; times < 3; times++)
    expect((await fetch(`${url}/api/v1/queue-management/status`, withToken)).status).toBe(503);
  way.restore();
  await expect.poll(async () => (await fetch(`${url}/api/v1/health`)).status, { timeout: 60_000 }).toBe(200);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});
