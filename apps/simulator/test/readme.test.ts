import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { withFaultTable } from "../src/faults/fault-table.ts";
import { start } from "./helpers.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

test("the README's table of faults is the catalogue (`pnpm docs` writes it)", () => {
  expect(readme).toBe(withFaultTable(readme));
});

test("the README names every base URL and every path that its table shows", async () => {
  await using simulator = await start();
  const rows = [...readme.matchAll(/`http:\/\/localhost:4010\/([a-z]+)` \| `(GET|POST) (\/[^`?]*)/g)];
  expect(rows.map(([, provider]) => provider).sort()).toEqual(Object.keys(simulator.baseUrls).sort());
  for (const [, provider, method, path] of rows) {
    await fetch(`${simulator.url}/${provider}${path}`, { method: method ?? "GET" });
  }
  const operations = (await simulator.requestList()).map((line) => line.operation);
  expect(operations).not.toContain("unknown");
});

test("the README's example runs", () => {
  const folder = mkdtempSync(join(tmpdir(), "simulator-"));
  const code = /```ts\n([\s\S]+?)```/.exec(readme)?.[1]?.replace(".data/simulator", folder) ?? "";
  const cwd = new URL("..", import.meta.url).pathname;
  const printed = execFileSync(process.execPath, ["--input-type=module-typescript", "-e", code], {
    cwd,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  expect(printed).toBe("received responses\nanswered responses\n");
});
