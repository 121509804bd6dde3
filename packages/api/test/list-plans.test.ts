import { type ApiSystem, memberOf, system } from "@leadgen/testkit";
import { type ManyLeads, makeManyLeads } from "@leadgen/testkit/make";
import type pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "../src/index.ts";
import { onStatement, type Statement } from "./statements.ts";

/** Enough rows that PostgreSQL's plans are those for a million, if possible. */
const LEADS = 40_000;

/** Rows of lead and of job that an answer may read: a page from every campaign, or the jobs of those that still run. */
const MOST = 12_000;

interface Node {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Actual Rows"?: number;
  readonly "Actual Loops"?: number;
  readonly "Rows Removed by Filter"?: number;
  readonly "Rows Removed by Index Recheck"?: number;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): readonly Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

async function planOf(pool: pg.Pool, { text, values }: Statement): Promise<readonly Node[]> {
  const { rows } = await pool.query(`EXPLAIN (ANALYZE, TIMING off, FORMAT json) ${text}`, [...values]);
  return nodesOf(rows[0]["QUERY PLAN"][0].Plan as Node);
}

const rowsRead = (node: Node): number =>
  (node["Actual Loops"] ?? 0) *
  ((node["Actual Rows"] ?? 0) +
    (node["Rows Removed by Filter"] ?? 0) +
    (node["Rows Removed by Index Recheck"] ?? 0));

let w: ApiSystem;
let many: ManyLeads;
let asked: Statement[] = [];

beforeAll(async () => {
  w = await system({ api: {} });
  many = await makeManyLeads(w.pool, LEADS);
  onStatement(w.pool, (statement) => asked.push(statement));
}, 120_000);

afterAll(() => w[Symbol.asyncDispose]());

/** The answer's reads of the two large tables: sequential scans, and the number of rows. */
async function readBy(ask: () => Promise<unknown>) {
  asked = [];
  await ask();
  const reads = asked.filter(({ text }) => /^\s*(SELECT|WITH)\b/.test(text));
  const nodes = (await Promise.all(reads.map((statement) => planOf(w.pool, statement)))).flat();
  const large = nodes.filter((node) => ["lead", "job"].includes(node["Relation Name"] ?? ""));
  expect(large).not.toEqual([]);
  return {
    through: large.filter((node) => node["Node Type"] === "Seq Scan").map((node) => node["Relation Name"]),
    rows: large.reduce((sum, node) => sum + rowsRead(node), 0),
  };
}

const LISTS: Readonly<Record<string, (call: Caller) => Promise<unknown>>> = {
  "leads, all campaigns": (call) => call.lead.list({}),
  "leads, the second page": async (call) => {
    const cursor = await cursorOf(call.lead.list({}));
    return call.lead.list({ cursor });
  },
  "leads by q, in a few": async (call) => call.lead.list({ q: (await someone()).lastName }),
  "leads by q, in every one": (call) => call.lead.list({ q: "Shipping" }),
  "leads by q, in none": (call) => call.lead.list({ q: "no such person" }),
  "leads by address": async (call) => call.lead.list({ email: (await someone()).email.toUpperCase() }),
  "leads by the company's domain": async (call) =>
    call.lead.list({ companyDomain: (await someone()).domain }),
  "leads by status": (call) => call.lead.list({ status: "HANDED_OVER" }),
  "leads by a rare status": (call) => call.lead.list({ status: "FAILED" }),
  "leads by a status of none": (call) => call.lead.list({ status: "WITHDRAWN" }),
  "leads by name": (call) => call.lead.list({ sort: "name" }),
  "leads by company, from the end": (call) => call.lead.list({ sort: "company", order: "desc" }),
  "leads by address, in order": (call) => call.lead.list({ sort: "email" }),
  "leads by the time of their end": (call) => call.lead.list({ sort: "finishedAt", order: "desc" }),
  "leads by name, the second page": async (call) => {
    const cursor = await cursorOf(call.lead.list({ sort: "name" }));
    return call.lead.list({ sort: "name", cursor });
  },
  "leads of a campaign": (call) => call.lead.list({ campaignId: many.campaignId }),
  "leads of a campaign in a group": (call) =>
    call.lead.list({ campaignId: many.campaignId, group: "SPOILT" }),
  "leads of a campaign by a finished step": (call) =>
    call.lead.list({ campaignId: many.campaignId, finishedStep: "WRITE" }),
  "leads of a campaign by name": (call) => call.lead.list({ campaignId: many.campaignId, sort: "name" }),
  campaigns: (call) => call.campaign.list({ limit: 20 }),
  jobs: (call) => call.job.list({}),
  "jobs, the second page": async (call) => {
    const cursor = await cursorOf(call.job.list({}));
    return call.job.list({ cursor });
  },
  "jobs by status": (call) => call.job.list({ status: "COMPLETED" }),
  "jobs by a rare status": (call) => call.job.list({ status: "FAILED" }),
  "jobs by a live status": (call) => call.job.list({ status: "PENDING" }),
  "jobs by a status of none": (call) => call.job.list({ status: "CANCELLED" }),
  "jobs by a rare type": (call) => call.job.list({ type: "FETCH_LEADS" }),
  "jobs of a campaign by status": (call) => call.job.list({ campaignId: many.campaignId, status: "FAILED" }),
  "job counts": (call) => call.job.counts({}),
  "queue status": (call) => call.queue.status(),
};

/** Reading the previous page does not count. */
async function cursorOf(page: Promise<{ nextCursor: string | null }>): Promise<string | null> {
  const { nextCursor } = await page;
  asked = [];
  return nextCursor;
}

async function someone() {
  const [person] = await w.rows<{ lastName: string; email: string; domain: string }>(
    `SELECT last_name AS "lastName", email, company_domain AS domain FROM lead WHERE campaign_id = $1 LIMIT 1`,
    [many.campaignId],
  );
  asked = [];
  if (person === undefined) throw new Error("the campaign has no lead");
  return person;
}

describe.each(["the installation", "a member"])("for %s", (who) => {
  test.each(Object.entries(LISTS))("%s are read by an index, and few of them", async (_, list) => {
    const [organizationId = ""] = many.organizations;
    const call = who === "a member" ? w.api.caller(memberOf(organizationId)) : w.call;
    const { through, rows } = await readBy(() => list(call));
    expect(through).toEqual([]);
    expect(rows).toBeLessThanOrEqual(MOST);
  });
});
