import { readFile } from "node:fs/promises";
import { complaints, type Exported, expressions } from "@leadgen/testkit/observability";
import { expect, test } from "vitest";
import { createWebMetrics } from "../src/server/metrics.ts";

const exported = () => createWebMetrics({}).registry.getMetricsAsArray() as unknown as Exported[];

test("dashboard and alert rules use only labels that the web app's metrics have", async () => {
  expect(complaints(await expressions(), exported())).toEqual([]);
});

test("each metric that the runbook names exists in the web app", async () => {
  const docs = await readFile(new URL("../../../docs/operations.md", import.meta.url), "utf8");
  const rows = [...docs.matchAll(/^\| ((?:`leadgen_\w+`(?:, )?)+) \| (?:web|both) \|/gm)];
  const told = rows.flatMap(([, names = ""]) => [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));
  const names = exported().map(({ name }) => name);
  expect(told.length).toBeGreaterThan(15);
  expect(told.filter((name) => !names.includes(name))).toEqual([]);
});
