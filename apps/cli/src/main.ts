import { enableCompileCache } from "node:module";
import { watchInterruption } from "./interruption.ts";
import { COMPILE_CACHE } from "./paths.ts";

// Before anything that takes time to load, so that Ctrl-C ends the command in order from here on.
const interruption = watchInterruption();
enableCompileCache(COMPILE_CACHE);
const { run } = await import("./run.ts");
process.exit(await run(interruption));
