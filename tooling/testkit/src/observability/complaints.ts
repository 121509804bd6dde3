import type { Expression } from "./expressions.ts";

/** A metric, as prom-client describes it. */
export interface Exported {
  readonly name: string;
  readonly type: unknown;
  readonly labelNames?: readonly string[];
}

/** Labels that every series has: those set by Prometheus, and ours. */
const OF_ALL = ["app", "instance", "job"];

/**
 * What is wrong with the use of these metrics: labels that they don't have, or a histogram that is not read as one. Expressions about
 * other metrics are not judged.
 */
export function complaints(uses: readonly Expression[], exported: readonly Exported[]): string[] {
  const known = new Map(exported.map((metric) => [metric.name, metric]));
  return uses.flatMap(({ of, metrics, groups }) => {
    const ours = metrics.flatMap(({ name, suffix, labels }) => {
      const metric = known.get(name) ?? known.get(name + suffix);
      return metric === undefined ? [] : [{ metric, labels, read: metric.name === name ? suffix : "" }];
    });
    const grouped = ours.length === metrics.length ? groups : [];
    const wrong = ours.flatMap(({ metric, labels, read }) => [
      ...[...labels, ...grouped]
        .filter((label) => !labelsOf(metric, read).includes(label))
        .map((label) => `${of}: ${metric.name} has no label ${label}`),
      ...((metric.type === "histogram") === (read !== "")
        ? []
        : [`${of}: ${metric.name} is a ${metric.type}`]),
    ]);
    return wrong;
  });
}

const labelsOf = ({ labelNames = [] }: Exported, suffix: string): readonly string[] => [
  ...OF_ALL,
  ...labelNames,
  ...(suffix === "_bucket" ? ["le"] : []),
];
