import { defineConfig } from "vitest/config";
import { PATIENT } from "../../vitest.patience.ts";

export default defineConfig({
  test: {
    ...PATIENT,
    // Building the app is part of the browser tests' set-up: a minute, and many on a busy machine.
    hookTimeout: 1_800_000,
    name: "web",
    include: ["{src,test}/**/*.test.ts"],
    pool: "forks",
    // The files share one build of the app.
    fileParallelism: false,
  },
});
