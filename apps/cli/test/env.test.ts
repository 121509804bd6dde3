import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { envFor } from "../src/env.ts";

const WORKER = new URL("../../worker/src/", import.meta.url);
const MODEL_VARIABLES = "../../../packages/providers/src/model/model-env.ts";
/** Set by the command that starts a worker, not handed on. */
const SET_HERE = ["DATABASE_URL", "NODE_ENV"];

test("a worker is handed every variable that its environment files read", () => {
  const sources = ["env.ts", "provider-env.ts", MODEL_VARIABLES].map((file) =>
    readFileSync(new URL(file, WORKER), "utf8"),
  );
  const read = new Set([...sources.join("\n").matchAll(/^\s+([A-Z][A-Z0-9_]*):/gm)].map(([, name]) => name));
  const names = [...read].filter((name): name is string => name !== undefined && !SET_HERE.includes(name));
  expect(names).toContain("OPENAI_PRICE_INPUT_PER_MILLION");
  const handedOn = envFor("worker", Object.fromEntries(names.map((name) => [name, "1"])));
  expect(names.filter((name) => handedOn[name] === undefined)).toEqual([]);
});
