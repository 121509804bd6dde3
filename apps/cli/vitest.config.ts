import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "cli",
    include: ["{src,test}/**/*.test.ts"],
    pool: "forks",
    // Concurrent tests each run a whole system, and mostly wait for it.
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 30_000,
  },
});
