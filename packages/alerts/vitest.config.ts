import { defineConfig } from "vitest/config";
import { PATIENT } from "../../vitest.patience.ts";

export default defineConfig({
  test: { ...PATIENT, name: "alerts", include: ["test/**/*.test.ts"], pool: "forks" },
});
