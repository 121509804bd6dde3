import { createPrisma, prismaTx } from "@leadgen/db/prisma";
import { makeCampaign, makeJob, makeLead } from "@leadgen/testkit/make";
import pg from "pg";
import postgres from "postgres";
import { describe, expect, it } from "vitest";
import type { Tx } from "../../src/outreach/index.ts";
import * as outreach from "../../src/outreach/index.ts";
import { FAILURE } from "../support/calls.ts";
import { ALWAYS_REACHED, type CoreSystem, newSystem } from "../support/core-system.ts";
import { expectInvariants } from "../support/expect-invariants.ts";
import { feedersIn } from "../support/feeders.ts";
import { breakerEvents, campaignRow, jobCounts, leadRow } from "../support/rows.ts";

/** Runs and commits one transaction of a client. */
interface Client extends AsyncDisposable {
  readonly run: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
}

/** The only glue that a bare client needs. */
async function bareClient(system: CoreSystem): Promise<Client> {
  const client = new pg.Client({ connectionString: system.databaseUrl });
  await client.connect();
  const tx: Tx = {
    query: async <Row>(sql: string, params?: readonly unknown[]) =>
      (await client.query(sql, params as unknown[])).rows as Row[],
  };
  return {
    async run(work) {
      await client.query("BEGIN");
      try {
        const result = await work(tx);
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      }
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}

async function prismaClient(system: CoreSystem): Promise<Client> {
  const prisma = createPrisma(system.pool);
  return {
    run: (work) => prisma.$transaction((client) => work(prismaTx(client))),
    [Symbol.asyncDispose]: () => prisma.$disconnect(),
  };
}

async function postgresJsClient(system: CoreSystem): Promise<Client> {
  const sql = postgres(system.databaseUrl, { max: 1 });
  return {
    run: async <T>(work: (tx: Tx) => Promise<T>) => {
      const result = await sql.begin(async (open) =>
        work({
          query: async <Row>(text: string, params?: readonly unknown[]) =>
            [...(await open.unsafe(text, params as never[]))] as Row[],
        }),
      );
      return result as T;
    },
    [Symbol.asyncDispose]: () => sql.end(),
  };
}

const CLIENTS = {
  "a bare pg client": bareClient,
  "Prisma's interactive transaction": prismaClient,
  "postgres.js": postgresJsClient,
};

const VERBS = Object.entries(outreach).flatMap(([name, verb]) => (typeof verb === "function" ? [name] : []));

/** Functions that use no database. */
const NO_VERBS = [
  "liveJobParams",
  "failedJobParams",
  "whyNoRetry",
  "sqlCampaignWork",
  "sqlJobTally",
  "sqlSpent",
];

/** The verbs, recording in `called` which were run. */
const noting = (called: Set<string>): typeof outreach =>
  new Proxy(outreach, {
    get(verbs, name: keyof typeof outreach) {
      called.add(name);
      return verbs[name];
    },
  });

describe.each(Object.entries(CLIENTS))("the verbs over %s", (_, connect) => {
  const called = new Set<string>();
  const engine = noting(called);

  it("run a campaign through an outage to its end", async () => {
    await using system = await newSystem();
    await using client = await connect(system);
    const { run } = client;
    const { id: campaignId } = await makeCampaign(system.db, { status: "CREATED" });
    const workerId = await run((tx) => engine.registerWorker(tx, { name: "host:1", concurrency: 4 }));
    expect(await run((tx) => engine.beatWorker(tx, { workerId, poolIds: ["pool-1"] }))).toBe(1);

    const { jobId: fetching } = await run((tx) => engine.startCampaign(tx, campaignId));
    const claim = (jobIds: string[]) => run((tx) => engine.claimJobs(tx, { workerId, jobIds }));
    expect(await claim([fetching])).toMatchObject([{ attempt: 1, epoch: 0, steps: {} }]);
    const call = (jobId: string, attempt: number) =>
      run((tx) =>
        engine.beginCall(tx, {
          ...{ jobId, attempt, workerId, provider: "APOLLO", endpoint: "people/bulk_match" },
          ...{ step: "REVEAL-1", effect: true },
        }),
      );
    const revealed = { callId: await call(fetching, 1), jobId: fetching, attempt: 1 };
    const made = await Promise.all([1, 2, 3].map(() => makeLead(system.db, { campaignId })));
    const leads = made.map(({ id }) => id);
    const jobIds = await run(async (tx) => {
      const meta = { httpStatus: 200, credits: 3, costUsd: 0.5 };
      const checkpoint = { step: "REVEAL-1", output: { people: 3 } };
      const end = {
        ...revealed,
        callId: revealed.callId ?? "",
        outcome: "SUCCEEDED",
        meta,
        checkpoint,
      } as const;
      expect(await engine.finishCall(tx, end)).toEqual({ kept: true, repeated: false, proceed: true });
      const enrich = leads.map((leadId) => ({ campaignId, leadId, type: "ENRICH_LEAD" as const }));
      return (await engine.enqueueJobs(tx, enrich)).jobIds;
    });
    const done = { jobId: fetching, attempt: 1 };
    expect(await run((tx) => engine.completeJobs(tx, [done]))).toMatchObject({ completed: [fetching] });

    const [one, two, three] = jobIds as [string, string, string];
    expect(await claim(jobIds)).toHaveLength(3);
    const failed = { callId: (await call(one, 1)) ?? "", jobId: one, attempt: 1 };
    const failure = { ...failed, actor: "worker:host:1", failure: FAILURE };
    expect(await run((tx) => engine.failCall(tx, failure))).toEqual({
      opened: true,
      epoch: 1,
      jobsPaused: 3,
    });
    expect(await call(two, 1)).toBeNull();
    const breaker = await run((tx) => engine.readBreaker(tx));
    expect(breaker).toMatchObject({ state: "OPEN", epoch: 1, openedAt: expect.any(Date), httpStatus: 401 });
    const stale = run((tx) => engine.closeBreaker(tx, { actor: "operator:ada", reason: "paid", epoch: 0 }));
    await expect(stale).rejects.toMatchObject({ code: "STALE_EPOCH" });
    const close = { actor: "operator:ada", reason: "paid", epoch: 1 };
    expect(await run((tx) => engine.closeBreaker(tx, close))).toEqual({ epoch: 1, jobsResumed: 3 });
    for (const feeder of await feedersIn(system.db))
      expect(await run((tx) => engine.ringFeeder(tx, feeder))).toBe(3);

    expect(await claim(jobIds)).toHaveLength(3);
    await run((tx) =>
      tx.query("UPDATE lead SET status = 'HANDED_OVER', finished_at = now() WHERE id = $1", [leads[0]]),
    );
    await run((tx) => engine.completeJobs(tx, [{ jobId: one, attempt: 2 }]));
    expect(await run((tx) => engine.handBackJobs(tx, [{ jobId: two, attempt: 2 }]))).toEqual([two]);
    const refused = {
      jobId: three,
      attempt: 2,
      code: "REFUSED",
      message: "Declined.",
    } as const;
    await run((tx) => engine.foreseeStop(tx, { jobId: three, campaignId, endedBy: "openai.refused" }));
    expect(await run((tx) => engine.failJob(tx, refused))).toMatchObject({ failed: true });
    expect(await run((tx) => engine.retryJob(tx, three))).toBe("PENDING");
    expect(await claim([two])).toMatchObject([{ attempt: 3 }]);
    expect(await run((tx) => engine.stopWorker(tx, workerId))).toMatchObject({ rescued: [two] });
    const cancelled = await run((tx) => engine.cancelJobs(tx, { jobIds: [two, three], reason: "enough" }));
    expect(cancelled.campaignsEnded).toEqual([campaignId]);

    expect(await campaignRow(system, campaignId)).toMatchObject({ status: "COMPLETED" });
    expect(await jobCounts(system)).toEqual({ COMPLETED: 2, CANCELLED: 2 });
    expect(await breakerEvents(system)).toMatchObject([{ jobsChanged: 3 }, { jobsChanged: 3 }]);
    await expectInvariants(system.pool);
  });

  it("rescue, probe, take rate slots, cancel campaigns and check invariants", async () => {
    await using system = await newSystem();
    await using client = await connect(system);
    const { run } = client;
    const { id: campaignId } = await makeCampaign(system.db, { fetch: "RUNNING" });
    await system.db.query("UPDATE worker SET beat_at = now() - interval '1 hour', pool_ids = '{pool-1}'");
    expect(await run((tx) => engine.readReach(tx, system.workerId))).toMatchObject({ seconds: 0 });
    const rescue = await run((tx) => engine.rescueJobs(tx, ALWAYS_REACHED));
    expect(rescue).toMatchObject({ workersLost: [system.workerId], failed: [] });
    expect(rescue.rescued).toHaveLength(1);

    const actor = "operator:ada";
    const { epoch } = await run((tx) => engine.openBreaker(tx, { actor, reason: "stop" }));
    expect(await run((tx) => engine.acknowledgeOpening(tx, { epoch, actor }))).toMatchObject({
      epoch,
      actor,
    });
    const probe = { purpose: "PROBE", provider: "APOLLO", actor: "operator:ada" } as const;
    await run((tx) => engine.refuseOwnCall(tx, "PROBE"));
    const callId = await run((tx) => engine.beginOwnCall(tx, probe));
    await run((tx) => engine.finishOwnCall(tx, { callId, meta: { httpStatus: 200 } }));
    const pause = { purpose: "PAUSE_SENDING", provider: "INSTANTLY", actor: "user:ada", campaignId } as const;
    const pausing = await run((tx) => engine.beginOwnCall(tx, pause));
    await run((tx) => engine.finishOwnCall(tx, { callId: pausing, meta: {}, failure: FAILURE }));
    expect(await run((tx) => engine.readUnsettledCall(tx, pause))).toBe(pausing);
    const limit = { windows: [{ calls: 1, perSeconds: 60 }] } as const;
    const take = () => run((tx) => engine.takeTurns(tx, { bucket: "APOLLO", limit, tokens: [0] }));
    expect(await take()).toMatchObject({ turns: [0], next: null });
    expect((await take()).next).toBeGreaterThan(59_000);
    expect(Math.abs((await run((tx) => engine.readClock(tx))) - Date.now())).toBeLessThan(60_000);
    const tokens = { bucket: "APOLLO", limit: { ...limit, tokens: { tokens: 100, perSeconds: 60 } } };
    await run((tx) => engine.settleTokens(tx, { ...tokens, calls: [{ reserved: 10, used: 20 }] }));
    expect(await run((tx) => engine.heldJobs(tx, [{ jobId: campaignId, attempt: 1 }]))).toEqual(new Set());
    const cancelled = await run((tx) => engine.cancelCampaign(tx, { campaignId, reason: "enough" }));
    expect(cancelled).toEqual({ jobsCancelled: 1 });
    const broken = await run((tx) => engine.checkInvariants(tx));
    expect(broken.filter((each) => each.violations > 0)).toEqual([]);
    expect(broken).toHaveLength(9);
  });

  it("store JSON as JSON and return it unchanged", async () => {
    await using system = await newSystem();
    await using client = await connect(system);
    const { run } = client;
    const { workerId } = system;
    const { jobId, leadId } = await makeJob(system.db);
    const output = { result: "ok", of: ["é", 'a "quoted" one', null, 1.5] };
    const claim = () => run((tx) => engine.claimJobs(tx, { workerId, jobIds: [jobId] }));
    await claim();
    const begun = { jobId, attempt: 1 };
    const intent = intentOf({ jobId, workerId });
    const unsent = await run((tx) => engine.beginCall(tx, intent));
    await run((tx) => engine.withdrawCall(tx, { callId: unsent ?? "", jobId }));
    const callId = (await run((tx) => engine.beginCalls(tx, [intent]))).get(jobId) ?? "";
    await run(async (tx) => {
      const meta = { credits: 1.5 };
      const verdicts = await engine.finishCalls(tx, [{ ...begun, callId, outcome: "SUCCEEDED", meta }]);
      expect(verdicts.get(callId)).toEqual({ kept: true, repeated: false, proceed: true });
      await engine.checkpointStep(tx, { ...begun, step: "VERIFY", output });
    });
    await run((tx) => engine.handBackJobs(tx, [begun]));
    expect(await claim()).toMatchObject([{ attempt: 2, steps: { VERIFY: output } }]);
    const [stored] = await system.db.query("SELECT jsonb_typeof(output) AS type FROM job_step");
    expect(stored).toEqual({ type: "object" });
    expect(await run((tx) => engine.endBlockedJob(tx, { jobId, attempt: 2, leadId }))).toBe(true);
    expect(await leadRow(system, leadId)).toMatchObject({ status: "BLOCKLISTED" });
    await expectInvariants(system.pool);
  });

  it("correct, cancel and delete what belongs to a campaign", async () => {
    await using system = await newSystem();
    await using client = await connect(system);
    const { run } = client;
    const { campaignId, leadId: first, jobId } = await makeJob(system.db, { status: "RUNNING" });
    const { leadId: second } = await makeJob(system.db, { campaignId });
    const [handed, edited] = [first ?? "", second ?? ""];
    await run((tx) => engine.updateLead(tx, { id: edited, title: "Chief of ferries", city: null }));
    await run(async (tx) => {
      await engine.endLeads(tx, [{ leadId: handed, status: "HANDED_OVER", message: null }]);
      await engine.completeJobs(tx, [{ jobId, attempt: 1 }]);
    });
    const again = await run((tx) => engine.retryMatchingJobs(tx, { campaignId, atMost: 0 }));
    expect(again).toEqual({ retried: 0, leftOut: 0, status: "PENDING" });
    expect((await run((tx) => engine.retryJobs(tx, [jobId]))).retried).toEqual([]);
    const filter = { campaignId, type: "ENRICH_LEAD", reason: "enough", atMost: 1 } as const;
    const cancelled = await run((tx) => engine.cancelMatchingJobs(tx, filter));
    expect(cancelled).toEqual({ cancelled: 1, campaignsEnded: 1 });
    const { id: late } = await makeLead(system.db, { campaignId });
    expect(await run((tx) => engine.whyKnown(tx, [late]))).toEqual(new Map());
    expect(await run((tx) => engine.enrichLeads(tx, { campaignId, leadIds: [late] }))).toBe("CANCELLED");
    const { organizationId } = system;
    const entries = [{ kind: "DOMAIN", value: "shipyard.example" }] as const;
    const entry = { organizationId, entries, reason: null, createdBy: "user:ada" };
    expect(await run((tx) => engine.addDoNotContact(tx, entry))).toMatchObject({
      added: 1,
      leadsWithdrawn: 1,
    });
    await run((tx) => tx.query("UPDATE lead SET instantly_lead_id = 'there' WHERE id = $1", [handed]));
    await run((tx) => tx.query("UPDATE campaign SET started_at = now() - interval '2 days'"));
    const reads = await run((tx) => engine.planOptOutReads(tx));
    expect(reads.jobIds).toHaveLength(1);
    await run((tx) => engine.cancelJobs(tx, { jobIds: reads.jobIds, reason: "enough" }));
    const leads = { leadIds: [handed], reason: "Asked for it." };
    await run((tx) => engine.holdLeads(tx, leads.leadIds));
    expect(await run((tx) => engine.withdrawLeads(tx, leads))).toEqual({ jobIds: [] });
    const leaving = { campaignId, type: "WITHDRAW_LEAD", reason: "enough", atMost: 1 } as const;
    await run((tx) => engine.cancelMatchingJobs(tx, leaving));
    const takenOut = await run((tx) => engine.takeOutLeads(tx, { campaignId, ...leads }));
    expect(takenOut).toEqual({ leaving: 1 });
    await run((tx) => engine.cancelMatchingJobs(tx, leaving));
    const deleted = await run((tx) => engine.deleteCampaign(tx, { id: campaignId, actor: "user:ada" }));
    expect(deleted).toEqual({ id: campaignId, leads: 3, doNotContact: 2 });
  });

  it("take over what a cancelled campaign has paid for", async () => {
    await using system = await newSystem();
    await using client = await connect(system);
    const { run } = client;
    const { campaignId: from, leadId } = await makeJob(system.db);
    await run((tx) => engine.cancelCampaign(tx, { campaignId: from, reason: "enough" }));
    const { id: to } = await makeCampaign(system.db, { status: "CREATED" });
    const preview = await run((tx) => engine.readTakeOver(tx, { from, to }));
    expect(preview).toMatchObject({ moving: 1, refusal: undefined });
    expect(await run((tx) => engine.takeOverLeads(tx, { from, to }))).toEqual({ leads: 1, leftOut: 0 });
    const { jobId } = await run((tx) => engine.startCampaign(tx, to));
    const { workerId } = system;
    const [claim] = await run((tx) => engine.claimJobs(tx, { workerId, jobIds: [jobId] }));
    if (claim === undefined) throw new Error("The fetching job was not claimed.");
    expect(await run((tx) => engine.goOnWithTakenOver(tx, claim))).toBe(1);
    expect(await leadRow(system, leadId)).toEqual({ status: "REVEALED", message: null });
    const { jobId: failed } = await makeJob(system.db, { campaignId: to, status: "FAILED" });
    expect(await run((tx) => engine.reviveJobs(tx, [failed]))).toEqual([failed]);
  });

  it("activate a campaign's sending and pause it", async () => {
    await using system = await newSystem();
    await using client = await connect(system);
    const { run } = client;
    const { id: campaignId } = await makeCampaign(system.db, {
      ...{ status: "COMPLETED", instantlyCampaignId: "there", addressLine: "Nordkyst, Havnegade 1, Aarhus" },
      senders: ["ada@ourdomain.example"],
    });
    await makeLead(system.db, { campaignId, status: "HANDED_OVER", instantlyLeadId: "known" });
    expect(await run((tx) => engine.readActivation(tx, campaignId))).toMatchObject({ people: 1, leaving: 0 });
    const actor = "user:ada";
    const claim = await run((tx) => engine.claimSending(tx, { campaignId, actor }));
    expect(claim).toMatchObject({ people: 1, settings: { senders: ["ada@ourdomain.example"] } });
    await run((tx) => engine.holdClaim(tx, claim));
    expect(await run((tx) => engine.settleSending(tx, claim, "ACTIVE"))).toBe(true);
    await run((tx) => engine.pauseSending(tx, { campaignId, actor }));
    expect(await run((tx) => engine.readActivation(tx, campaignId))).toMatchObject({ sending: "PAUSED" });
  });

  it("recognise and secure a restored database, record persons' own calls, and sweep", async () => {
    await using system = await newSystem();
    await using client = await connect(system);
    const { run } = client;
    const { workerId } = system;
    const job = await makeJob(system.db);
    expect(await run((tx) => engine.recogniseDatabase(tx))).toBe("NEW");
    const marked = await run((tx) => engine.stopIfRestored(tx, { actor: "worker:1" }));
    expect(marked).toEqual({ recognised: "NEW", opened: false });
    const witness = { workerId, beats: 0 };
    expect(await run((tx) => engine.recogniseDatabase(tx, witness))).toBe("SAME");
    const probe = { purpose: "PROBE", provider: "APOLLO", actor: "operator:ada" } as const;
    const callId = await run((tx) => engine.beginOwnCall(tx, probe));
    await run((tx) => engine.finishOwnCall(tx, { callId, meta: { httpStatus: 200 } }));
    expect(await run((tx) => engine.sweepUp(tx, workerId))).toEqual({
      poolsUnlocked: [],
      ownCallsUnknown: 0,
    });
    expect(await run((tx) => engine.sampleQueue(tx))).toBe(true);
    expect(await run((tx) => engine.tallyCampaigns(tx))).toEqual([expect.any(String)]);

    await system.db.query("UPDATE worker SET beat_at = now() - interval '1 hour'");
    const secured = await run((tx) => engine.secureRestored(tx, { actor: "operator:ada" }));
    expect(secured).toMatchObject({ opened: true, jobsPaused: 1, workersGone: 1, takenAt: expect.any(Date) });
    expect(secured.breaker).toMatchObject({ state: "OPEN", epoch: 1 });
    await run((tx) => engine.cancelJobs(tx, { jobIds: [job.jobId], reason: "enough" }));
    await expectInvariants(system.pool);
  });

  it("have all been run by the tests above", () => {
    expect([...called, ...NO_VERBS].toSorted()).toEqual(VERBS.toSorted());
  });
});

const intentOf = (job: { jobId: string; workerId: string }): outreach.CallIntent => ({
  ...job,
  attempt: 1,
  provider: "MILLIONVERIFIER",
  endpoint: "GET /api/v3",
  step: "VERIFY",
  effect: true,
});
