import { defineConfig } from "vitest/config";
import { PATIENT } from "../../vitest.patience.ts";

export default defineConfig({
  // Each test has its own simulator, so files may share a worker; a fresh one each costs 5 s.
  test: {
    ...PATIENT,
    isolate: false,
    name: "simulator",
    include: ["test/**/*.test.ts"],
  },
});
