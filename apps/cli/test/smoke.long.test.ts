import { once } from "node:events";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runCli, startCli } from "./support/run-cli.ts";
import { endOf, runSmoke, startSmoke } from "./support/run-smoke.ts";
import { type ServedSystem, servedSystem } from "./support/served-system.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

let system: ServedSystem;
let env: Record<string, string>;
// Campaigns of one test would continue in the next.
beforeEach(async () => {
  system = await servedSystem();
  env = { LEADGEN_URL: system.url };
});
afterEach(() => system[Symbol.asyncDispose]());

const campaignsOf = (run: string) =>
  system.rows<{ id: string; status: string; message: string; started: Date; finished: Date }>(
    `SELECT id, status, message, started_at AS started, finished_at AS finished FROM campaign
     WHERE name LIKE 'Smoke ' || $1 || ' %' ORDER BY started_at`,
    [run],
  );

/** For tests with whole runs, some ten seconds each on a quiet machine. */
const PATIENCE = { timeout: 600_000 };

/** A server of the test's own. */
async function answering(listener: RequestListener) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dispose = async () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, [Symbol.asyncDispose]: dispose };
}

/** The headers that a proxy passes on. */
const ownHeaders = ({
  authorization,
  "content-type": type,
}: IncomingHttpHeaders): Record<string, string> => ({
  ...(authorization !== undefined && { authorization }),
  ...(type !== undefined && { "content-type": type }),
});

const slowSender = () => system.simulator.setLatency({ provider: "instantly", ms: 60_000 });

test("5 campaigns of 50 leads that complete exit with 0, and all checks hold", PATIENCE, async () => {
  const { code, document, said } = await runSmoke(["--campaigns", "5", "--leads", "50"], env);
  expect(code, said).toBe(0);
  expect(document).toMatchObject({
    schemaVersion: 1,
    outcome: "DONE",
    exitCode: 0,
    outages: [],
    keepsRunning: [],
  });
  expect(document.checks.map(({ name, ok }) => [name, ok])).toEqual(
    [
      "no campaign failed",
      "leads add up",
      "no duplicates",
      "each lead's end is explained",
      "no lead failed",
      "no job failed",
      "no job outlives its campaign",
      "nothing was paid twice",
      "somebody was handed over",
    ].map((name) => [name, true]),
  );
  expect(document.providers.every(({ simulated }) => simulated)).toBe(true);
  const [{ leads }] = (await system.rows<{ leads: number }>(
    "SELECT count(*)::int AS leads FROM lead JOIN campaign ON campaign.id = campaign_id WHERE campaign.name LIKE 'Smoke ' || $1 || ' %'",
    [document.run],
  )) as [{ leads: number }];
  expect(leads).toBe(250);
});

test("every run hands people over, also after earlier runs", PATIENCE, async () => {
  for (const run of ["first", "second", "third"]) {
    const { code, document, said } = await runSmoke(["--campaigns", "2", "--leads", "8"], env);
    expect(code, `the ${run} run: ${said}`).toBe(0);
    const handedOver = document.campaigns.reduce((all, { leads }) => all + leads.HANDED_OVER, 0);
    expect(handedOver, `the ${run} run`).toBeGreaterThan(0);
  }
});

test("without --json the result is on standard output, and the progress is not", async () => {
  await using run = startCli(["smoke", "--campaigns", "1", "--leads", "8"], env);
  expect(await run.exit, run.said()).toBe(0);
  expect(run.stdout()).toContain("✓ somebody was handed over");
  expect(run.stdout()).not.toContain("breaker");
  expect(run.said()).toMatch(/breaker CLOSED, epoch \d+, \d+ calls under way/);
});

test("--concurrency delays campaigns until others have ended", async () => {
  const args = ["--campaigns", "3", "--leads", "4", "--concurrency", "1"];
  const { code, document, said } = await runSmoke(args, env);
  expect(code, said).toBe(0);
  const [first, second, third] = await campaignsOf(document.run ?? "");
  expect(second?.started.getTime()).toBeGreaterThanOrEqual(first?.finished.getTime() ?? Number.NaN);
  expect(third?.started.getTime()).toBeGreaterThanOrEqual(second?.finished.getTime() ?? Number.NaN);
});

test("--report writes a page with four charts", async () => {
  using folder = temporaryFolder();
  const { code, said } = await runSmoke(["--campaigns", "1", "--leads", "8", "--report", folder.path], env);
  expect(code, said).toBe(0);
  const files = readdirSync(folder.path);
  const page = readFileSync(path.join(folder.path, files.find((name) => name.endsWith(".md")) ?? ""), "utf8");
  expect(page).toContain("| ✓ | somebody was handed over |");
  expect(page).toContain("## Efficiency");
  const shown = [...page.matchAll(/!\[\w+\]\((\S+\.svg)\)/g)].map(([, name]) => name);
  expect(shown.toSorted()).toEqual(files.filter((name) => name.endsWith(".svg")).toSorted());
  expect(shown).toHaveLength(4);
  for (const name of shown)
    expect(readFileSync(path.join(folder.path, name ?? ""), "utf8")).toMatch(/^<svg [\s\S]*<\/svg>$/);
});

test("a run in which every lead fails for a reason of ours exits with 1 and the reason", async () => {
  system.simulator.setFault({ provider: "openai", fault: "invalid-prompt" });
  const { code, document } = await runSmoke(["--campaigns", "1", "--leads", "10"], env);
  expect(code).toBe(1);
  expect(document.outcome).toBe("MISBEHAVED");
  expect(document.messages.join("\n")).toContain("is FAILED: Stopped: 3 jobs ended for the same reason");
  expect(document.outages).toEqual([]);
});

test("a run that hands over nobody exits with 1, as it proves nothing", async () => {
  system.simulator.setFault({ provider: "apollo", fault: "empty-search" });
  const { code, document } = await runSmoke(["--campaigns", "1", "--leads", "4"], env);
  expect([code, document.outcome]).toEqual([1, "MISBEHAVED"]);
});

test("an address that is handed over twice exits with 1", async () => {
  await system.rows(
    `CREATE FUNCTION the_same() RETURNS trigger LANGUAGE plpgsql AS
     $$ BEGIN NEW.email := 'twice@nordkyst.example'; RETURN NEW; END $$`,
  );
  await system.rows(
    `CREATE TRIGGER the_same BEFORE UPDATE ON lead FOR EACH ROW
     WHEN (NEW.status = 'HANDED_OVER') EXECUTE FUNCTION the_same()`,
  );
  const { code, document } = await runSmoke(["--campaigns", "1", "--leads", "8"], env);
  await system.rows("DROP FUNCTION the_same CASCADE");
  expect(code).toBe(1);
  expect(document.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(["no duplicates"]);
});

test("campaigns that do not end in time exit with 1 and are reported to keep running", async () => {
  slowSender();
  const { code, document, said } = await runSmoke(
    ["--campaigns", "1", "--leads", "1", "--timeout", "1"],
    env,
  );
  expect(code).toBe(1);
  expect(document.messages).toEqual([
    expect.stringMatching(/^Not done within 1 s: Smoke \w+ 01 is RUNNING\.$/),
  ]);
  expect(document.keepsRunning).toHaveLength(1);
  expect(said).toContain(`/api/v1/campaigns/${document.keepsRunning[0]?.id}/cancel`);
});

test("--cancel cancels what does not end in time", async () => {
  slowSender();
  const args = ["--campaigns", "1", "--leads", "1", "--timeout", "1", "--cancel"];
  const { code, document } = await runSmoke(args, env);
  expect(code).toBe(1);
  expect([document.keepsRunning.length, document.cancelled.length]).toEqual([0, 1]);
  expect(await campaignsOf(document.run ?? "")).toMatchObject([{ status: "FAILED" }]);
});

test("Ctrl-C exits with 130, and says what keeps running and how to cancel it", async () => {
  slowSender();
  await using run = startSmoke(["--campaigns", "1", "--leads", "1"], env);
  await run.until(/RUNNING .*jobs: 1 RUNNING/);
  run.signal("SIGINT");
  const { code, document, said } = await endOf(run);
  expect([code, document.outcome]).toEqual([130, "INTERRUPTED"]);
  const [{ id } = { id: "" }] = document.keepsRunning;
  const command = said
    .split("\n")
    .find((line) => line.includes(`curl -X POST ${system.url}/api/v1/campaigns/${id}/cancel`));
  expect(command).toContain("$OPERATOR_TOKEN");
  expect(await campaignsOf(document.run ?? "")).toMatchObject([{ status: "RUNNING" }]);
  // The printed command works.
  const [, address = "", body = ""] = /POST (\S+) .* -d '(.*)'/.exec(command ?? "") ?? [];
  const answer = await fetch(address, {
    method: "POST",
    headers: {
      authorization: `Bearer ${system.operatorEnv.OPERATOR_TOKEN}`,
      "content-type": "application/json",
    },
    body,
  });
  expect(answer.status).toBe(200);
});

test("Ctrl-C with --cancel cancels", async () => {
  slowSender();
  await using run = startSmoke(["--campaigns", "1", "--leads", "1", "--cancel"], env);
  await run.until(/RUNNING .*jobs: 1 RUNNING/);
  run.signal("SIGTERM");
  const { code, document } = await endOf(run);
  expect([code, document.cancelled.length]).toEqual([130, 1]);
  expect(await campaignsOf(document.run ?? "")).toMatchObject([{ status: "FAILED" }]);
});

test("standard output that is not read any more exits with 130", async () => {
  await using run = startCli(["smoke", "--json", "--campaigns", "1", "--leads", "4"], env);
  run.closeStdout();
  expect(await run.exit).toBe(130);
});

test("a report that can't be written any more exits with 70", async () => {
  using folder = temporaryFolder();
  const report = path.join(folder.path, "report");
  slowSender();
  await using run = startSmoke(
    ["--campaigns", "1", "--leads", "1", "--timeout", "3", "--report", report],
    env,
  );
  await run.until(/breaker CLOSED, epoch/);
  rmSync(report, { recursive: true });
  writeFileSync(report, "in the way");
  const code = await run.exit;
  expect([code, run.said()]).toEqual([70, expect.stringContaining("Internal error: ")]);
  expect(run.said()).not.toMatch(/\n\s+at /);
});

test("a report folder that can't be created exits with 64 before anything is started", async () => {
  using folder = temporaryFolder();
  mkdirSync(path.join(folder.path, "some"));
  const file = path.join(folder.path, "some", "file");
  writeFileSync(file, "");
  const { code, said } = await runCli(["smoke", "--report", file], env);
  expect([code, said]).toEqual([64, expect.stringContaining(`No report can be written to ${file}`)]);
});

test("a run survives a short time without answers, also at its end", async () => {
  // From the first look that finds everything finished, three answers come from a proxy whose server is down.
  let over = false;
  let missing = 3;
  await using proxy = await answering(async (request, response) => {
    if (over && missing-- > 0) return void response.writeHead(502).end("<h1>502 Bad Gateway</h1>");
    const { method = "GET", headers } = request;
    const body = method === "GET" ? undefined : await text(request);
    const address = `${system.url}${request.url}`;
    const answer = await fetch(address, { method, headers: ownHeaders(headers), ...(body && { body }) });
    const said = await answer.text();
    over ||= said.includes('"status":"COMPLETED"') && request.url?.startsWith("/api/v1/campaigns?") === true;
    response.writeHead(answer.status, { "content-type": "application/json" }).end(said);
  });
  const { code, said } = await runSmoke(["--campaigns", "1", "--leads", "4", "--base-url", proxy.url], {});
  expect(code, said).toBe(0);
  expect(missing).toBeLessThan(0);
});

test("a server that is not leadgen exits with 1 and says what to do", async () => {
  await using page = await answering((_, response) => void response.end("<h1>Hello</h1>"));
  await using away = await answering(
    (_, response) => void response.writeHead(502).end("<h1>Bad Gateway</h1>"),
  );
  await using moved = await answering(
    (_, response) => void response.writeHead(301, { location: `${system.url}/api/v1/health/ready` }).end(),
  );
  const cases: readonly [string, string][] = [
    [page.url, `${page.url} is not leadgen`],
    [away.url, "answers HTTP 502, and not in leadgen's words: is there a proxy in between"],
    // Following it would turn a POST into a GET and drop the token.
    [`${moved.url}/queue?x=1`, `${moved.url} leads to ${system.url}: give that address instead`],
    [page.url.replace("http:", "https:"), "It does not speak TLS there"],
    // A port that the system assigns to no process.
    ["http://127.0.0.1:2", "ECONNREFUSED"],
  ];
  await Promise.all(
    cases.map(async ([url, says]) => {
      const { code, document } = await runSmoke(["--base-url", url], {});
      expect([code, document.messages.join()]).toEqual([1, expect.stringContaining(says)]);
    }),
  );
  // The operator's commands, which use tRPC, say the same.
  const { code, said } = await runCli(["operator", "status", "--url", moved.url, "--token", "t"]);
  expect([code, said]).toEqual([1, expect.stringContaining(`leads to ${system.url}: give that address`)]);
});

test("a wrong token exits with 64 and is not tried again", async () => {
  const { code, document, said } = await runSmoke(["--token", "wrong-token"], env);
  expect([code, document.outcome]).toEqual([64, "USAGE"]);
  expect(said).toContain("The token is missing or wrong");
  expect(said).not.toContain("wrong-token");
  const operator = await runSmoke(["--operator-token", "wrong-token"], env);
  expect([operator.code, operator.document.messages.join()]).toEqual([
    64,
    expect.stringContaining("The operator's token is missing or wrong"),
  ]);
  expect(await system.rows("SELECT id FROM campaign")).toEqual([]);
});

test("runs with one token share an organization", async () => {
  const before = await system.rows("SELECT id FROM organization WHERE name = 'Smoke'");
  for (const _ of ["first", "second"]) {
    const token = system.operatorEnv.OPERATOR_TOKEN;
    const { code, said } = await runSmoke(["--campaigns", "1", "--leads", "4", "--token", token], env);
    expect(code, said).toBe(0);
  }
  const after = await system.rows("SELECT id FROM organization WHERE name = 'Smoke'");
  expect(after.length - before.length).toBeLessThanOrEqual(1);
});
