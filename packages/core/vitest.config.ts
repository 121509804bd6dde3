import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({
  test: {
    ...COMMON,
    name: "core",
    include: ["{src,test}/**/*.test.ts"],
  },
});
