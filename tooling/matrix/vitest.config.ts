import { defineConfig } from "vitest/config";
import { PATIENT } from "../../vitest.patience.ts";

export default defineConfig({
  test: { ...PATIENT, name: "matrix", include: ["test/**/*.test.ts"] },
});
