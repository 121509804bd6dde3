import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { descendantsOf, stillAlive } from "./support/processes.ts";
import { startCli } from "./support/run-cli.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test("the demo plays an outage to its end, proves what it claims and leaves no process behind", async () => {
  using folder = temporaryFolder();
  await using run = startCli(["demo", "--data", folder.path]);
  await run.until(/One provider fails/);
  const processes = descendantsOf(run.pid);
  expect(processes.map(({ command }) => command).join("\n")).toMatch(
    /simulator[\s\S]*serve-api|serve-api[\s\S]*simulator/,
  );

  expect(await run.exit, run.said()).toBe(0);

  const said = run.said();
  expect(said).toContain("OPEN, epoch 1: OpenAI QUOTA_EXHAUSTED");
  expect(said).toMatch(/Nordic freight +RUNNING +0 +0 +\d+ +\d+/);
  expect(said).toContain("can be created, but not started: 409 BREAKER_OPEN");
  expect(said).toMatch(/CLOSED by the operator, epoch 1/);
  expect(said).toMatch(/all +30 +30 +30/);
  expect(said).toMatch(
    /One of the mails, as it arrives[\s\S]*from {5}\S+@ourdomain\.example[\s\S]*subject {2}\S/,
  );
  expect(said).toMatch(/✓ the mail arrives as it was written: [2-9] paragraphs, no braces or tags left over/);
  expect(said).toMatch(/✓ nobody got a mail before, and each of the \d+ people gets one/);
  expect(said).toContain("✓ it arrives as it was shown before, with a way to opt out");
  expect(said).toMatch(/jobs lost: 0 \(\d+ created, \d+ ended\)/);
  expect(said).toContain("calls repeated, by our own records: 0");
  expect(said).toContain("calls repeated, by the providers' log: 0");
  for (let number = 1; number <= 10; number++) expect(said).toMatch(new RegExp(`✓ I${number} `));
  expect(said).not.toContain("✗");
  expect(said, "no colors where nobody sees them").not.toContain("\x1b[");
  expect(said.trimEnd()).toMatch(/stopped: no process left behind$/);
  expect(stillAlive(processes, folder.path)).toEqual([]);

  const csv = readFileSync(path.join(folder.path, "leads.csv"), "utf8");
  expect(csv.match(/^[0-9a-f]{8}-[0-9a-f]{4}-7/gm)).toHaveLength(90);
  expect(csv.match(/^id,status/gm), "one line of titles for all three").toHaveLength(1);
});

test("a second demo on the same data is refused while the first one runs", async () => {
  using folder = temporaryFolder();
  await using first = startCli(["demo", "--data", folder.path]);
  await first.until(/Everything starts/);
  await using second = startCli(["demo", "--data", folder.path]);
  expect(await second.exit).toBe(1);
  expect(second.said()).toContain(`A demo is running here already (process ${first.pid})`);
  first.signal("SIGINT");
  expect(await first.exit).toBe(130);
});
