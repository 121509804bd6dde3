import { defineConfig } from "vitest/config";
import { forgetSettings } from "../../vitest.environment.ts";

forgetSettings(process.env);

/** `make scale`. */
export default defineConfig({
  test: {
    name: "scale",
    root: import.meta.dirname,
    include: ["test/scale/*.scale.ts"],
    globalSetup: ["../../packages/db/src/testing/global-setup.ts"],
    pool: "forks",
    expect: { poll: { timeout: 60_000 } },
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 1_800_000,
  },
});
