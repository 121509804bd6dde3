import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { envFor } from "../src/env.ts";

const SOURCES = [
  "apps/worker/src/env.ts",
  "apps/worker/src/provider-env.ts",
  "packages/providers/src/model/model-env.ts",
  "packages/alerts/src/alerts-env.ts",
];
/** Set by the command that starts a worker, not passed on. */
const SET_HERE = ["DATABASE_URL", "DATABASE_DIRECT_URL", "NODE_ENV"];

test("a worker gets every variable that its environment files read", () => {
  const sources = SOURCES.map((file) => readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"));
  const read = new Set([...sources.join("\n").matchAll(/^\s+([A-Z][A-Z0-9_]*):/gm)].map(([, name]) => name));
  const names = [...read].filter((name): name is string => name !== undefined && !SET_HERE.includes(name));
  expect(names).toContain("OPENAI_PRICE_INPUT_PER_MILLION");
  expect(names).toContain("ALERT_WEBHOOK_SECRET");
  const handedOn = envFor("worker", Object.fromEntries(names.map((name) => [name, "1"])));
  expect(names.filter((name) => handedOn[name] === undefined)).toEqual([]);
});
