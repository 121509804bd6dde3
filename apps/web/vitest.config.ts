import { defineConfig } from "vitest/config";
import { PATIENT } from "../../vitest.patience.ts";

export default defineConfig({
  test: {
    ...PATIENT,
    // Building the app for the browser test is part of its set-up.
    hookTimeout: 300_000,
    name: "web",
    include: ["{src,test}/**/*.test.ts"],
    pool: "forks",
    // The files share one build of the app.
    fileParallelism: false,
  },
});
