import { UsageError } from "@leadgen/testkit/command-line";
import { describe, expect, it } from "vitest";
import { BUG_NAMES } from "../src/bugs.ts";
import { run } from "../src/run.ts";

async function spoken(...args: string[]): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const code = await run(args, (line) => lines.push(line));
  return { code, text: lines.join("\n") };
}

describe("the model's command", () => {
  it("says how much it visited, and exits 0 when nothing is broken", async () => {
    const { code, text } = await spoken("--workers", "1", "--jobs", "1");
    expect(code).toBe(0);
    expect(text).toMatch(
      /^1 workers x 1 jobs x 2 epochs.*: \d+ states, \d+ transitions, \d+ deep, .* s, nothing broken$/,
    );
  });

  it("exits 1 with who did what, and the rows that changed", async () => {
    const { code, text } = await spoken("--bug", "close-without-bells");
    expect(code).toBe(1);
    expect(text).toContain("I8: each PENDING job has a doorbell");
    expect(text).toContain("operator who closes: closeBreaker of epoch 1: writes PENDING");
    expect(text).toContain("| job 1    PENDING; doorbells: none");
  });

  it("checks the reduction, and visits the same without it", async () => {
    const bounds = ["--workers", "1", "--jobs", "1"];
    const { code, text } = await spoken("--losses", ...bounds);
    expect(code).toBe(0);
    const states = /: (\d+) states, the reduction loses 0 things/.exec(text)?.[1];
    expect((await spoken("--full", ...bounds)).text).toContain(`: ${states} states`);
    expect((await spoken(...bounds)).text).not.toContain(`: ${states} states`);
  });

  it("lists every bug", async () => {
    const { text } = await spoken("--list");
    for (const bug of BUG_NAMES) expect(text).toContain(bug);
  });

  it.each([["--bug", "no-such-bug"], ["--workers", "many"], ["--nonsense"]])(
    "refuses %s %s",
    async (...args) => {
      await expect(spoken(...args.filter((arg) => arg !== undefined))).rejects.toThrow(UsageError);
    },
  );
});
