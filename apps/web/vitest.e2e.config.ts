import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({
  test: {
    ...COMMON,
    name: "web-e2e",
    include: ["test/**/*.e2e.test.ts"],
    // A browser test may fail by a race on a busy machine; CI reports each test that needed its second try.
    retry: 1,
    // Each step has a deadline of its own (PATIENCE_MS), which names it. All pages are one test, which takes minutes on a busy machine.
    testTimeout: 1_200_000,
    // One build of the app for all files. It takes a minute, and many on a busy machine.
    globalSetup: ["./test/support/build-app.ts"],
  },
});
