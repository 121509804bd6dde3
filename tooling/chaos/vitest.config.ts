import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({
  test: {
    ...COMMON,
    name: "chaos",
    // An experiment waits for so long, and several times.
    testTimeout: 300_000,
    include: ["test/**/*.test.ts"],
    maxConcurrency: 2,
  },
});
