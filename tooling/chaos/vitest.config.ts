import { defineConfig } from "vitest/config";
import { PATIENT } from "../../vitest.patience.ts";

export default defineConfig({
  test: {
    ...PATIENT,
    name: "chaos",
    // An experiment waits for so long, and several times.
    testTimeout: 300_000,
    include: ["test/**/*.test.ts"],
    maxConcurrency: 2,
  },
});
