import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { hasCurl } from "./support/runbook.ts";
import { servedSystem } from "./support/served-system.ts";

const run = promisify(execFile);
const PAGE = new URL("../../../docs/api.md", import.meta.url);

/** As a person's shell, but a refusal ends it. */
const CURL = 'curl() { command curl --silent --show-error --fail-with-body "$@"; }\n';

/** Enough that a campaign has revealed leads in work when it is cancelled, and has not ended. */
const LATENCY_MS = 500;

test.skipIf(!hasCurl)(
  "the commands of docs/api.md work from top to bottom on a new installation",
  {
    timeout: 120_000,
  },
  async () => {
    const page = await readFile(PAGE, "utf8");
    const commands = [...page.matchAll(/```sh\n(.*?)```/gs)].map(([, block = ""]) => block);
    expect(commands.join("").match(/\bcurl /g)?.length).toBeGreaterThan(30);
    await using system = await servedSystem();
    system.simulator.setLatency({ provider: "perplexity", ms: LATENCY_MS });
    const { LEADGEN_URL, OPERATOR_TOKEN } = system.operatorEnv;
    const env = { PATH: "/usr/bin:/bin", LEADGEN_URL, OPERATOR_TOKEN };
    const { stdout } = await run("sh", ["-ec", CURL + commands.join("\n")], { env });
    expect(stdout).not.toContain('"status":"error"');
    const [facts] = await system.rows(
      `SELECT (SELECT count(*)::int FROM organization) AS organizations, (SELECT count(*)::int FROM campaign) AS campaigns,
            (SELECT sending_state FROM campaign WHERE name = 'Ferries in Norway') AS sending,
            (SELECT count(*) > 0 FROM lead_take_over) AS "tookOver",
            (SELECT state FROM breaker) AS breaker`,
    );
    expect(facts).toEqual({
      organizations: 1,
      campaigns: 3,
      sending: "PAUSED",
      tookOver: true,
      breaker: "CLOSED",
    });
  },
);
