import { defineConfig } from "vitest/config";
import { forgetSettings } from "./vitest.environment.ts";
import { WaitingFirst } from "./vitest.order.ts";

// Before vitest starts its workers, which inherit the environment.
forgetSettings(process.env);

export default defineConfig({
  test: {
    sequence: { sequencer: WaitingFirst },
    projects: ["{packages,apps,tooling}/*/vitest{,.e2e}.config.ts"],
    // One PostgreSQL for the whole run. Projects without a database ignore it.
    globalSetup: ["./packages/db/src/testing/global-setup.ts"],
  },
});
