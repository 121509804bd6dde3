import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({
  test: {
    ...COMMON,
    name: "cli",
    include: ["{src,test}/**/*.test.ts"],
    // Concurrent tests each run a whole system, and mostly wait for it.
    maxConcurrency: 3,
  },
});
