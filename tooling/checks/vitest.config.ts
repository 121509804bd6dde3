import { defineConfig } from "vitest/config";
import { COMMON } from "../../vitest.common.ts";

export default defineConfig({ test: { ...COMMON, name: "checks", include: ["test/**/*.test.ts"] } });
