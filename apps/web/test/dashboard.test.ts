import { readFile } from "node:fs/promises";
import { complaints, type Exported, expressions } from "@leadgen/testkit/observability";
import { expect, test } from "vitest";
import { createWebMetrics } from "../src/server/metrics.ts";

const exported = () => createWebMetrics({}).registry.getMetricsAsArray() as unknown as Exported[];

test("dashboard and alert rules use the web app's metrics by the labels that they have", async () => {
  expect(complaints(await expressions(), exported())).toEqual([]);
});

test("what the runbook calls the web app's metric is one", async () => {
  const docs = await readFile(new URL("../../../docs/operations.md", import.meta.url), "utf8");
  const rows = [...docs.matchAll(/^\| ((?:`leadgen_\w+`(?:, )?)+) \| (?:web|both) \|/gm)];
  const told = rows.flatMap(([, names = ""]) => [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));
  const names = exported().map(({ name }) => name);
  expect(told.length).toBeGreaterThan(15);
  expect(told.filter((name) => !names.includes(name))).toEqual([]);
});
