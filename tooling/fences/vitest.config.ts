import { defineConfig } from "vitest/config";

export default defineConfig({ test: { name: "fences", include: ["test/**/*.test.ts"] } });
