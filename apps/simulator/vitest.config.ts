import { defineConfig } from "vitest/config";

export default defineConfig({
  // Each test has its own simulator, so files may share a worker; a fresh one each costs 5 s.
  test: {
    isolate: false,
    name: "simulator",
    include: ["test/**/*.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
