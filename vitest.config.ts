import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: ["packages/*/vitest.config.ts", "apps/*/vitest.config.ts", "tooling/*/vitest.config.ts"],
    // Files mostly wait, for processes, deadlines and the dead to be noticed: with the default of one on two cores, half the
    // time nobody works.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // One PostgreSQL for the whole run; projects that need none don't notice it.
    globalSetup: ["./packages/db/src/testing/global-setup.ts"],
  },
});
