import { defineConfig } from "vitest/config";
import { PATIENT } from "../../vitest.patience.ts";

export default defineConfig({
  test: {
    ...PATIENT,
    name: "log",
    include: ["{src,test}/**/*.test.ts"],
    pool: "forks",
  },
});
