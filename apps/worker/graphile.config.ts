import path from "node:path";
import { urlWithOptions } from "@leadgen/db";
import { cliRuntime } from "./src/cli-runtime.ts";
import { leadgenPreset, stopWithPool } from "./src/leadgen-preset.ts";

/** The config of graphile-worker's own command line: `pnpm exec graphile-worker` in this folder runs the same tasks. */
const runtime = cliRuntime();

export default {
  extends: [leadgenPreset(runtime)],
  plugins: [stopWithPool(runtime)],
  worker: {
    connectionString: urlWithOptions(runtime.config.databaseUrl),
    taskDirectory: path.join(import.meta.dirname, "tasks"),
  },
} satisfies GraphileConfig.Preset;
