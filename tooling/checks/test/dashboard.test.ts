import { readFile } from "node:fs/promises";
import { expressions } from "@leadgen/testkit/observability";
import { parser } from "@prometheus-io/lezer-promql";
import { expect, test } from "vitest";

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: { readonly type: string; readonly uid: string };
  readonly fieldConfig?: { readonly defaults: { readonly unit?: string } };
  readonly targets?: readonly {
    readonly refId: string;
    readonly datasource: { readonly type: string; readonly uid: string };
  }[];
}

const DASHBOARD = new URL("../../../docs/observability/dashboard.json", import.meta.url);
const dashboard = JSON.parse(await readFile(DASHBOARD, "utf8")) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
};
const { panels } = dashboard;
const charts = panels.filter(({ type }) => type !== "row");

/** Grafana's own names of the units used; it shows an unknown one as text after each figure. */
const UNITS = ["short", "s", "bytes", "percentunit", "currencyUSD"];
/** Columns of Grafana's grid. */
const COLUMNS = 24;

const repeated = (list: readonly unknown[]) => list.filter((item, place) => list.indexOf(item) !== place);

/** Where the parser found errors in the expression. */
function faults(expression: string): string[] {
  const found: string[] = [];
  parser.parse(expression).iterate({
    enter({ type, from, to }) {
      if (type.isError) found.push(`${expression}: at ${from} "${expression.slice(from, to + 5)}"`);
    },
  });
  return found;
}

test("every expression of dashboard and alert rules is PromQL", async () => {
  const all = await expressions();
  expect(all.length).toBeGreaterThan(55);
  expect(all.flatMap(({ expression }) => faults(expression))).toEqual([]);
  expect(faults("sum by (type (rate(leadgen_jobs[5m]))")).not.toEqual([]);
});

test("panels have ids of their own, a title, a unit that Grafana knows, and a question with a letter of its own", () => {
  expect(repeated(panels.map(({ id }) => id))).toEqual([]);
  expect(repeated(panels.map(({ title }) => title))).toEqual([]);
  for (const { title, type, fieldConfig, targets = [] } of charts) {
    expect(["stat", "timeseries"], title).toContain(type);
    expect(UNITS, title).toContain(fieldConfig?.defaults.unit);
    expect(targets.length, title).toBeGreaterThan(0);
    expect(repeated(targets.map(({ refId }) => refId)), title).toEqual([]);
  }
});

test("each panel and question asks the data source that is chosen at the top", () => {
  const variables = dashboard.templating.list.filter(({ type }) => type === "datasource");
  const chosen = variables.map(({ name }) => ({ type: "prometheus", uid: `\${${name}}` }));
  expect(chosen).toHaveLength(1);
  for (const { title, datasource, targets = [] } of charts)
    for (const asked of [datasource, ...targets.map((target) => target.datasource)])
      expect(asked, title).toEqual(chosen[0]);
});

test("panels lie in the grid, and none over another", () => {
  const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
    Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
  );
  expect(cells.filter((cell) => Number(cell.split(",")[0]) >= COLUMNS)).toEqual([]);
  expect(new Set(cells).size).toBe(cells.length);
});
