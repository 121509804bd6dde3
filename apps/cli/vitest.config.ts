import { defineConfig } from "vitest/config";
import { PATIENT } from "../../vitest.patience.ts";

export default defineConfig({
  test: {
    ...PATIENT,
    name: "cli",
    include: ["{src,test}/**/*.test.ts"],
    pool: "forks",
    // Concurrent tests each run a whole system, and mostly wait for it.
    maxConcurrency: 2,
  },
});
