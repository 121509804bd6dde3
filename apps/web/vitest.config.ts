import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    name: "web",
    include: ["{src,test}/**/*.test.ts"],
    pool: "forks",
    testTimeout: 60_000,
    // The files share one build of the app.
    fileParallelism: false,
    // Building the app for the browser test is part of its set-up.
    hookTimeout: 120_000,
  },
});
