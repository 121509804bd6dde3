import { enableCompileCache } from "node:module";
import { watchInterruption } from "./interruption.ts";
import { COMPILE_CACHE } from "./paths.ts";

// Before anything that takes time to load: from here on, Ctrl-C is an orderly end.
const interruption = watchInterruption();
enableCompileCache(COMPILE_CACHE);
const { run } = await import("./run.ts");
process.exit(await run(interruption));
