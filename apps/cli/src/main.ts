import { watchInterruption } from "./interruption.ts";

// Before anything that takes time to load: from here on, Ctrl-C is an orderly end.
const interruption = watchInterruption();
const { run } = await import("./run.ts");
process.exit(await run(interruption));
