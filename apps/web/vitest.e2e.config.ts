import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({
  test: {
    ...COMMON,
    name: "web-e2e",
    include: ["test/**/*.e2e.test.ts"],
    // One build of the app for all files, made once: a minute, and many on a busy machine.
    globalSetup: ["./test/support/build-app.ts"],
  },
});
