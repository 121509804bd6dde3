import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({
  test: {
    ...COMMON,
    name: "chaos",
    // An experiment may wait for that long several times.
    testTimeout: 300_000,
    include: ["test/**/*.test.ts"],
    maxConcurrency: 2,
  },
});
