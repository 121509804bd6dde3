import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const run = promisify(execFile);
const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

/** All of it is one test; it takes a minute on an idle machine. */
const PATIENCE = { timeout: 600_000 };

it(
  "runs every benchmark at small sizes, with no deadlock, no broken invariant and every update HOT",
  PATIENCE,
  async () => {
    const { stdout } = await run(process.execPath, [MAIN, "--quick", "--json"]);
    const { figures } = JSON.parse(stdout) as { figures: { what: string; value: number }[] };

    const figure = (what: string) => figures.find((each) => each.what.startsWith(what))?.value;
    expect(figure("deadlocks")).toBe(0);
    expect(figure("invariants broken")).toBe(0);
    expect(figure("updates that were HOT")).toBe(100);
    for (const what of [
      "openBreaker",
      "closeBreaker",
      "jobs completed",
      "with the ledger / alone",
      "watched / not watched",
      "enqueueJobs",
      "a stream tells",
      "its stream ends",
      "time at the limit / time taken",
    ]) {
      expect(figure(what), what).toBeGreaterThan(0);
    }
  },
);

it("says how it is used when an option is wrong", async () => {
  await expect(run(process.execPath, [MAIN, "--live", "many"])).rejects.toMatchObject({
    code: 64,
    stderr: expect.stringContaining("--live must be a whole number"),
  });
});
