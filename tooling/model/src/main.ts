/** The model's explorer; `--help` shows its options. Exits with 0, with 1 if an invariant is broken, or with 64 on wrong usage. */
import { runCommand } from "@leadgen/testkit/command-line";
import { HELP } from "./options.ts";
import { run } from "./run.ts";

await runCommand(HELP, () => run(process.argv.slice(2), console.log));
