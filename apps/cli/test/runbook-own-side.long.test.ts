import { mkdtempDisposable, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openBreaker, readBreaker, startCampaign } from "@leadgen/core/outreach";
import { createPool, endPool } from "@leadgen/db";
import { type Env, QUICK_DEATH } from "@leadgen/testkit";
import { mountSmallDisk, type OwnServer, ownServer } from "@leadgen/testkit/lab";
import { makeCampaign, makeOrganization } from "@leadgen/testkit/make";
import { type NodeProcess, startWorkerProcess } from "@leadgen/testkit/process";
import { httpReceiver } from "@leadgen/testkit/receivers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasCurl, runBlock, SECTIONS } from "./support/runbook.ts";
import { servedSystem } from "./support/served-system.ts";

/** PostgreSQL is stopped and started during these tests. */
const SLOW = { timeout: 120_000 };
const PATIENCE = { timeout: 60_000 };
/** Latency in milliseconds: long enough that a campaign can be disturbed while it works. */
const UNHURRIED_MS = 300;

/** People are handed over only once, so each section searches in another country. */
const LOCATIONS = ["denmark", "sweden", "norway", "germany", "france", "spain", "italy", "poland", "austria"];

/** A system on a PostgreSQL of its own, without workers, and the operations of the sections' tests. */
async function ownSystem(at: { readonly parent?: string; readonly settings?: Record<string, string> } = {}) {
  let server: OwnServer | undefined;
  const database = async () => (server = await ownServer(at));
  const system = await servedSystem({ database, workers: 0, env: QUICK_DEATH });
  if (server === undefined) throw new Error("no server was started");
  await makeOrganization(system.db);
  return { ...system, ...stepsOf(server, system), server };
}

function stepsOf(server: OwnServer, system: Awaited<ReturnType<typeof servedSystem>>) {
  const env: Env = { ...system.env, ...system.operatorEnv };
  const state = async (sql: string): Promise<unknown> =>
    (await server.pool.query(`SELECT ${sql} AS is`).catch(() => undefined))?.rows[0]?.is;
  const until = (sql: string) => expect.poll(() => state(sql), PATIENCE).toBe(true);
  return {
    state,
    until,
    /** Creates a campaign, by default a started one. @returns its id. */
    async campaign({ started = true } = {}): Promise<string> {
      const criteria = { titles: ["head of operations"], locations: [LOCATIONS.shift() ?? "denmark"] };
      const { id } = await makeCampaign(system.db, { status: "CREATED", leadLimit: 8, criteria });
      if (started) await system.tx((tx) => startCampaign(tx, id));
      return id;
    },
    over: (id: string) => until(`(SELECT finished_at IS NOT NULL FROM campaign WHERE id = '${id}')`),
    atWork: () => until("EXISTS (SELECT FROM provider_call WHERE outcome IS NULL)"),
    ready: async () => (await fetch(`${system.url}/api/v1/health/ready`)).status,
    worker: (changed: Env = {}) => startWorkerProcess({ ...env, ...changed }),
    /** Executes a section of the page, and ends the workers that it starts once `then` is over. */
    async follow(heading: string, then: (said: string) => Promise<unknown>, given: Given = {}) {
      const section = SECTIONS.find((each) => each.heading === heading);
      if (section === undefined) throw new Error(`The runbook has no section "${heading}".`);
      await using workers = new AsyncDisposableStack();
      const said: string[] = [];
      for (const { language, text } of section.blocks) {
        if (language === "sql") said.push(JSON.stringify(await bySql(server.url, text)));
        else
          for (const [place, part] of text.split(/^make worker$/m).entries()) {
            if (place > 0) stopAtTheEnd(workers, await startWorkerProcess({ ...env, ...given.worker }));
            const values = { ...given.values, ...(await epochOf(system)) };
            said.push(await runBlock(part, { env: { ...env, DATABASE_URL: server.url }, values }));
          }
      }
      await then(said.join("\n"));
    },
  };
}

interface Given {
  readonly values?: Readonly<Record<string, string>>;
  /** Overrides of the system's environment. */
  readonly worker?: Env;
}

const epochOf = async ({ db }: Awaited<ReturnType<typeof servedSystem>>): Promise<Record<string, string>> =>
  readBreaker(db).then(
    ({ epoch }) => ({ "epoch 7": `epoch ${epoch}` }),
    () => ({}),
  );

const stopAtTheEnd = (stack: AsyncDisposableStack, worker: NodeProcess): void =>
  stack.defer(async () => void (await worker.end("SIGTERM")));

const LAST_REASON = "(SELECT reason FROM breaker_event ORDER BY id DESC LIMIT 1)";

/** Results of statements, in psql's format. */
async function bySql(url: string, sql: string): Promise<unknown[]> {
  const pool = createPool(url, { max: 1, standby: true });
  try {
    const answers: unknown[] = [];
    for (const statement of sql.split(/;\n/).filter((each) => each.trim() !== ""))
      answers.push((await pool.query(statement)).rows);
    return answers;
  } finally {
    await endPool(pool);
  }
}

test("each section that is not about a provider is tested here", async () => {
  const here = await readFile(import.meta.filename, "utf8");
  const own = SECTIONS.filter(({ text }) => !text.includes("close --epoch") || text.includes("*Signal:*"));
  expect(own.length).toBeGreaterThan(8);
  for (const { heading } of own) expect(here).toContain(`"${heading}"`);
});

describe.skipIf(!hasCurl)("the runbook's section", SLOW, () => {
  let at: Awaited<ReturnType<typeof ownSystem>>;
  beforeAll(async () => {
    at = await ownSystem();
  }, SLOW.timeout);
  afterAll(() => at?.[Symbol.asyncDispose]());

  test("A process does not start, or a key is missing", async () => {
    const id = await at.campaign({ started: false });
    await expect(at.worker({ OPENAI_RATE_LIMIT: "many" })).rejects.toThrow(
      /exit code 1[\s\S]*OPENAI_RATE_LIMIT/,
    );
    const values = { CAMPAIGN_ID: id };
    await at.follow("A process does not start, or a key is missing", () => at.over(id), { values });
  });

  test("No worker is alive", async () => {
    const id = await at.campaign();
    expect(await at.ready()).toBe(503);
    await at.follow("No worker is alive", async (said) => {
      expect(said).toContain('"status":"success"');
      await at.over(id);
    });
  });

  test("A worker is frozen, or was killed", async () => {
    at.simulator.setLatency({ provider: "perplexity", ms: UNHURRIED_MS });
    const id = await at.campaign();
    await using frozen = await at.worker();
    await at.atWork();
    frozen.signal("SIGSTOP");
    await using other = await at.worker();
    await other.said(/Workers fell silent; their jobs were given back\./);
    const values = { WORKER_PID: `${frozen.pid}` };
    await at.follow("A worker is frozen, or was killed", () => at.over(id), { values });
    expect(frozen.ending() ?? (await frozen.ended)).toMatchObject({ signal: "SIGKILL" });
    await other.end("SIGTERM");
  });

  test("The database is away, or takes no writes", async () => {
    const id = await at.campaign();
    await using worker = await at.worker();
    await at.atWork();
    await at.server.demote();
    await expect.poll(at.ready, PATIENCE).toBe(503);
    await at.follow("The database is away, or takes no writes", async (said) => {
      expect(said).toContain("UNKNOWN");
      await at.over(id);
    });
    expect(await at.state("(SELECT state = 'CLOSED' FROM breaker)")).toBe(true);
    await worker.end("SIGTERM");
  });

  // Sequentially, since both need the database in its earlier state.
  test("Commits were lost after a failover, and: The database was restored from a backup", async () => {
    const id = await at.campaign();
    await at.server.snapshot();
    await using worker = await at.worker();
    await at.until(
      `(SELECT count(*) > 10 FROM provider_call WHERE outcome = 'SUCCEEDED' AND campaign_id = '${id}')`,
    );
    await at.server.rollBack();
    await at.until(
      "(SELECT state = 'OPEN' AND reason LIKE 'This database has lost what leadgen wrote%' FROM breaker)",
    );
    await at.follow("Commits were lost after a failover", () => at.over(id));
    await worker.end("SIGTERM");

    await at.server.rollBack();
    await at.follow("The database was restored from a backup", () => at.over(id));
    expect(await at.state(LAST_REASON)).toBe("compared with the usage pages since the backup");
  });

  test("Alerts do not arrive", async () => {
    await using hook = await httpReceiver();
    hook.answer(500);
    await using worker = await at.worker({
      ALERT_WEBHOOK_URL: hook.url,
      ALERT_WEBHOOK_ALLOW_INTERNAL: "true",
      ALERT_RETRY_MS: "100",
    });
    await at.tx((tx) => openBreaker(tx, { actor: "operator:ada", reason: "Friday evening" }));
    await at.until("EXISTS (SELECT FROM alert_delivery WHERE last_error IS NOT NULL)");
    await hook.until(() => hook.turnedAway.length > 2);
    // The receiver is mended during the section.
    hook.answer("take");
    await at.follow("Alerts do not arrive", () =>
      at.until("(SELECT count(*) > 1 AND bool_and(status = 'DELIVERED') FROM alert_delivery)"),
    );
    await worker.end("SIGTERM");
    await runClose();
  });

  test("A campaign was stopped after three jobs", async () => {
    const id = await at.campaign();
    at.simulator.setFault({ provider: "openai", fault: "incomplete" });
    await using worker = await at.worker();
    await at.over(id);
    at.simulator.clearFaults();
    const fresh = await at.campaign({ started: false });
    const values = { NEW_CAMPAIGN_ID: fresh, CAMPAIGN_ID: id };
    await at.follow(
      "A campaign was stopped after three jobs",
      async (said) => {
        expect(said).toContain("Stopped: 3 jobs ended for the same reason");
        await at.over(fresh);
      },
      { values },
    );
    expect(await at.state(`(SELECT status = 'COMPLETED' FROM campaign WHERE id = '${fresh}')`)).toBe(true);
    await worker.end("SIGTERM");
  });

  async function runClose(): Promise<void> {
    const { LEADGEN_URL, OPERATOR_TOKEN } = at.operatorEnv;
    const { epoch } = await readBreaker(at.db);
    const close = `make operator ARGS='close --epoch ${epoch} --reason "seen"'`;
    await runBlock(close, { env: { LEADGEN_URL, OPERATOR_TOKEN } });
  }
});

const MEGABYTES = 220;
/** PostgreSQL keeps its log small, so that the data needs the space. */
const SMALL_LOG = { max_wal_size: "64MB", min_wal_size: "32MB" };

describe.skipIf(!hasCurl || process.getuid?.() !== 0)("the runbook's section", SLOW, () => {
  test("The disk is full at the database", async () => {
    await using folder = await mkdtempDisposable(path.join(tmpdir(), "leadgen-runbook-"));
    await using disk = await mountSmallDisk(folder.path, MEGABYTES);
    await using at = await ownSystem({ parent: disk.folder, settings: SMALL_LOG });
    at.simulator.setLatency({ provider: "perplexity", ms: UNHURRIED_MS });
    const id = await at.campaign();
    await using worker = await at.worker();
    await at.atWork();
    await disk.fill();
    await expect.poll(() => foundAs(at), PATIENCE).toBe(503);
    // The person's part of the section.
    await disk.makeRoom();
    await at.server.start();
    await at.follow("The disk is full at the database", () => at.over(id));
    expect(await at.state("(SELECT state = 'CLOSED' FROM breaker)")).toBe(true);
    await worker.end("SIGTERM");
  });
});

/** Creates an organization with a long name, which soon needs a new page on disk. @returns the answer's status. */
async function foundAs({ url, operatorEnv }: Awaited<ReturnType<typeof ownSystem>>): Promise<number> {
  const headers = {
    "content-type": "application/json",
    authorization: `Bearer ${operatorEnv.OPERATOR_TOKEN}`,
  };
  const body = JSON.stringify({ name: `Ferries ${"x".repeat(80)}` });
  const answer = await fetch(`${url}/api/v1/organizations`, { method: "POST", headers, body });
  await answer.text();
  return answer.status;
}
