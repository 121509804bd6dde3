/** The model's explorer; `--help` says what it takes. Exits 0, or 1 when an invariant is broken, or 64 on wrong usage. */
import { runCommand } from "@leadgen/testkit/command-line";
import { HELP } from "./options.ts";
import { run } from "./run.ts";

await runCommand(HELP, () => run(process.argv.slice(2), console.log));
