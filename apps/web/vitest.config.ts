import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({
  test: {
    ...COMMON,
    name: "web",
    include: ["{src,test}/**/*.test.ts"],
    exclude: ["**/*.e2e.test.ts"],
  },
});
