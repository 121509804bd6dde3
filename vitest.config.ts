import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: ["packages/*/vitest.config.ts", "apps/*/vitest.config.ts", "tooling/*/vitest.config.ts"],
    // One PostgreSQL for the whole run; projects that need none don't notice it.
    globalSetup: ["./packages/db/src/testing/global-setup.ts"],
  },
});
