import { defineConfig } from "vitest/config";
import { forgetSettings } from "../../vitest.environment.ts";

forgetSettings(process.env);

/** `make screenshots`. */
export default defineConfig({
  test: {
    name: "screenshots",
    root: import.meta.dirname,
    include: ["test/pages/*.screenshots.ts"],
    globalSetup: ["../../packages/db/src/testing/global-setup.ts"],
    pool: "forks",
    expect: { poll: { timeout: 60_000 } },
    testTimeout: 3_600_000,
    hookTimeout: 1_800_000,
  },
});
