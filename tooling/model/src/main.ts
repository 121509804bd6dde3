/** The model's explorer; `--help` says what it takes. Exits 0, or 1 when an invariant is broken, or 64 on wrong usage. */
import { HELP, UsageError } from "./options.ts";
import { run } from "./run.ts";

try {
  process.exitCode = run(process.argv.slice(2), console.log);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${HELP}`);
  process.exitCode = 64;
}
