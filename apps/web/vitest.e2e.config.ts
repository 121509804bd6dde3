import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({
  test: {
    ...COMMON,
    name: "web-e2e",
    include: ["test/**/*.e2e.test.ts"],
    // A walk in a browser may lose a race of its own on a busy machine; CI tells which one needed its second try.
    retry: 1,
    // One build of the app for all files, made once: a minute, and many on a busy machine.
    globalSetup: ["./test/support/build-app.ts"],
  },
});
