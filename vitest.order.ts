import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Projects whose files mostly wait (for deadlines, deaths, a browser) are begun first, beside each other; those that
 * only compute fill the cores to the end. A project that is not named comes after these.
 */
export const FIRST = ["chaos", "worker", "cli", "web-e2e", "bench", "matrix", "model", "api"];

/**
 * Files that take 40 s and more, the longest first. Without them a fresh clone would go by size, and wait at the end for
 * one long file. vitest remembers durations, but only where it has run before.
 */
export const LONG = [
  "tooling/chaos/test/short.long.test.ts",
  "apps/worker/test/outage-matrix.long.test.ts",
  "apps/worker/test/lost-commits.long.test.ts",
  "apps/cli/test/smoke.long.test.ts",
  "apps/cli/test/smoke-outage.long.test.ts",
  "apps/cli/test/runbook-own-side.long.test.ts",
  "apps/cli/test/smoke-gone.long.test.ts",
  "apps/cli/test/demo.long.test.ts",
  "apps/web/test/pages/pages.e2e.test.ts",
  "apps/web/test/first-day.e2e.test.ts",
  "apps/web/test/campaign.e2e.test.ts",
  "apps/web/test/forms.e2e.test.ts",
  "apps/web/test/accounts.e2e.test.ts",
  "tooling/model/test/replay.test.ts",
  "packages/api/test/sending.test.ts",
  "packages/core/test/properties/schedules.test.ts",
  "packages/api/test/every-procedure.test.ts",
];

/** Files of a project stay together, since they share processes. */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    return usual.toSorted(
      (a, b) => placeOf(a.project.name, FIRST) - placeOf(b.project.name, FIRST) || byLength(a, b),
    );
  }
}

function byLength(a: TestSpecification, b: TestSpecification): number {
  if (a.project !== b.project) return 0;
  return placeOf(fromRoot(a), LONG) - placeOf(fromRoot(b), LONG);
}

const fromRoot = ({ moduleId }: TestSpecification) => path.relative(import.meta.dirname, moduleId);

function placeOf(name: string, list: readonly string[]): number {
  const place = list.indexOf(name);
  return place < 0 ? list.length : place;
}
