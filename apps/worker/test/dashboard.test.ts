import { readFile } from "node:fs/promises";
import { watchPools } from "@leadgen/metrics";
import { complaints, type Exported, expressions } from "@leadgen/testkit/observability";
import { expect, test } from "vitest";
import { createWorkerMetrics, watchWorker } from "../src/metrics/worker-metrics.ts";

function exported(): readonly Exported[] {
  const metrics = createWorkerMetrics();
  watchPools(metrics.registry, {});
  const none = () => 0;
  const watched = { jobsInHand: none, waiting: none, heartbeatAge: none };
  watchWorker(metrics, { concurrency: 1, limits: {} as never, ...watched });
  return metrics.registry.getMetricsAsArray() as unknown as Exported[];
}

test("dashboard and alert rules use a worker's metrics only with labels that they have", async () => {
  const all = await expressions();
  const rules = all.filter(({ of }) => /^Leadgen\w+$/.test(of));
  expect([rules.length > 10, all.length - rules.length > 40]).toEqual([true, true]);
  // A metric whose name is not recognised would not be checked.
  expect(all.filter(({ metrics }) => metrics.length === 0)).toEqual([]);
  expect(complaints(all, exported())).toEqual([]);
});

test("each metric that the runbook lists for the worker exists, so names in expressions can be checked against the runbook", async () => {
  const docs = await readFile(new URL("../../../docs/operations.md", import.meta.url), "utf8");
  const names = exported().map(({ name }) => name);
  expect(rowsOf(docs, ["worker", "both"]).filter((name) => !names.includes(name))).toEqual([]);
  const uses = (await expressions()).flatMap(({ metrics }) => metrics);
  const told = [...rowsOf(docs, ["worker", "both", "web"]), ...names];
  const missing = uses.filter(({ name, suffix }) => !told.includes(name) && !told.includes(name + suffix));
  expect(missing).toEqual([]);
});

test("an expression with a name or a label that is not exported is found", () => {
  const use = (text: string, groups: readonly string[] = []) => {
    const [name = "", suffix = "", ...labels] = text.split(" ");
    const metrics = [{ name, suffix: suffix === "-" ? "" : suffix, labels }];
    return complaints([{ of: "test", expression: text, metrics, groups }], exported());
  };
  expect(use("leadgen_jobs_left_total - how", ["type"])).toEqual([]);
  expect(use("leadgen_jobs_left_total - status")).toEqual([
    "test: leadgen_jobs_left_total has no label status",
  ]);
  expect(use("leadgen_step_seconds _bucket", ["le", "step"])).toEqual([]);
  expect(use("leadgen_step_seconds _count", ["le"])).toHaveLength(1);
  expect(use("leadgen_step_seconds -")).toEqual(["test: leadgen_step_seconds is a histogram"]);
});

/** The names in the runbook's table of metrics, with the app that exports each. */
function rowsOf(docs: string, of: readonly string[]): string[] {
  const rows = [...docs.matchAll(/^\| ((?:`leadgen_\w+`(?:, )?)+) \| (\w+) \|/gm)];
  return rows
    .filter(([, , whose = ""]) => of.includes(whose))
    .flatMap(([, names = ""]) => [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name));
}
