import { type ApiSystem, system } from "@leadgen/testkit";
import { makeCall, makeJob, makeLeads, makeStep } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { EXPORT_COLUMNS } from "../src/lead/export-csv.ts";
import { csvCell } from "../src/rest/csv.ts";
import { get } from "./http.ts";
import { calling, claimed, createdCampaign, enrichJobs, NO_ID, runningCampaign } from "./pipeline.ts";

/** So many leads, found at the same moment and handed over. */
async function handedOver(w: ApiSystem, campaignId: string, count: number) {
  const all = { campaignId, status: "HANDED_OVER", emailBody: "Dear Kari" } as const;
  const each = (n: number) => ({
    apolloPersonId: `p${n + 1}`,
    firstName: `Kari ${n + 1}`,
    email: `${n + 1}@example.no`,
  });
  await makeLeads(w.db, { ...all, count, each });
}

describe("looking at leads", () => {
  test("lists them by status in the order in which they were found, with their jobs", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const jobs = await enrichJobs(w, id, 3);
    await w.call.job.cancel({ id: jobs[1]?.jobId ?? "" });
    const { items } = await w.call.lead.list({ campaignId: id });
    expect(items.map((lead) => [lead.id, lead.jobId])).toEqual(jobs.map((job) => [job.leadId, job.jobId]));
    const open = await w.call.lead.list({ campaignId: id, status: "REVEALED" });
    expect(open.items).toHaveLength(2);
    const none = await w.call.lead.list({ campaignId: id, status: "HANDED_OVER" });
    expect(none).toEqual({ items: [], nextCursor: null });
  });

  test.each([
    ["BERG", ["Ada"]],
    ["ada berg", ["Ada"]],
    ["g Ships", ["Ada"]],
    ["@y.no", ["Ada", "Bo"]],
    ["50%", ["Bo"]],
    ["0_o", ["Bo"]],
    ["0%_", []],
    ["back\\slash", ["Cy"]],
    ["éa", ["Cy"]],
    ["b", ["Ada", "Bo", "Cy"]],
    ["er", []],
    ["sh", ["Ada"]],
    ["%", ["Bo"]],
  ])("finds %j in a name, the company or the address", async (q, expected) => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    const people = [
      { firstName: "Ada", lastName: "Berg", companyName: "Ships", email: "ada@y.no" },
      { firstName: "Bo", lastName: null, companyName: "50%0_o", email: "bo@y.no" },
      { firstName: "Cy", lastName: "Éa", companyName: "Back\\slash", email: null },
    ];
    await makeLeads(w.db, { campaignId: id, count: 3, each: (n) => people[n] ?? {} });
    const { items } = await w.call.lead.list({ q });
    expect(items.map((lead) => lead.firstName)).toEqual(expected);
  });

  test("shows all that is known of one", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await handedOver(w, id, 1);
    const [lead] = (await w.call.lead.list({ campaignId: id })).items;
    expect(await w.call.lead.get({ id: lead?.id ?? "" })).toMatchObject({
      status: "HANDED_OVER",
      email: "1@example.no",
      emailBody: "Dear Kari",
      apolloPersonId: "p1",
      jobId: null,
    });
  });
});

describe("how far a lead is", () => {
  test("is shown by its job, its finished steps, the step under way and the cost of its own calls", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const [first, second] = await enrichJobs(w, id, 2);
    await makeStep(w.db, first?.jobId ?? "", "VERIFY");
    await calling(w, await claimed(w, first?.jobId ?? ""), "RESEARCH");
    const price = {
      campaignId: id,
      leadId: first?.leadId ?? "",
      jobId: first?.jobId ?? "",
      step: "VERIFY",
      effect: true,
    };
    await makeCall(w.db, { ...price, provider: "MILLIONVERIFIER", outcome: "SUCCEEDED", credits: "1" });
    const { items } = await w.call.lead.list({ campaignId: id });
    expect(items[0]).toMatchObject({
      work: {
        status: "RUNNING",
        calling: "RESEARCH",
        finishedSteps: [{ step: "VERIFY", finishedAt: expect.any(Date) }],
      },
      spent: { credits: 1, creditsAtLeast: false },
    });
    expect(items[1]).toMatchObject({ work: { status: "PENDING", calling: null, finishedSteps: [] } });
    const verified = await w.call.lead.list({ campaignId: id, finishedStep: "VERIFY" });
    expect(verified.items.map((lead) => lead.id)).toEqual([first?.leadId]);
    await w.call.job.cancel({ id: second?.jobId ?? "" });
    const inGroup = async (group: "OPEN" | "SET_ASIDE" | "SPOILT") =>
      (await w.call.lead.list({ campaignId: id, group })).items.map((lead) => lead.id);
    expect(await inGroup("OPEN")).toEqual([first?.leadId]);
    expect(await inGroup("SPOILT")).toEqual([second?.leadId]);
    expect(await inGroup("SET_ASIDE")).toEqual([]);
  });

  test("is shown with each call, including the reveal shared with others, and with unknown prices as unknown", async () => {
    await using w = await system({ api: {} });
    const { id } = await runningCampaign(w);
    const [lead] = await enrichJobs(w, id, 3);
    const { jobId: revealJobId } = await makeJob(w.db, {
      campaignId: id,
      type: "REVEAL_LEADS",
      status: "COMPLETED",
    });
    await w.rows("UPDATE lead SET reveal_job_id = $1", [revealJobId]);
    await makeCall(w.db, {
      campaignId: id,
      jobId: revealJobId,
      leadId: null,
      provider: "APOLLO",
      step: "REVEAL",
      effect: true,
      outcome: "SUCCEEDED",
      credits: "3",
    });
    const own = {
      campaignId: id,
      jobId: lead?.jobId ?? "",
      leadId: lead?.leadId ?? "",
      effect: true,
    } as const;
    await makeCall(w.db, { ...own, provider: "OPENAI", step: "WRITE", outcome: "UNKNOWN" });
    const { calls, spent } = await w.call.lead.get({ id: lead?.leadId ?? "" });
    expect(calls.map(({ step, people, credits, costUsd }) => ({ step, people, credits, costUsd }))).toEqual([
      { step: "REVEAL", people: 3, credits: 3, costUsd: null },
      { step: "WRITE", people: 1, credits: null, costUsd: null },
    ]);
    expect(spent).toMatchObject({ costUsd: null, costUsdAtLeast: true });
  });
});

describe("a CSV cell", () => {
  test.each([
    "=1+1",
    "+47 123",
    "-5",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    " =1+1",
    "\u00a0=1",
    "\ufeff=1",
    "\u0001=1",
    "＝1+1",
    "－5",
    "|cmd",
    "%0A=1",
  ])("with %j is no formula", (value) => {
    expect(csvCell(value).replace(/^"/, "").startsWith("'")).toBe(true);
  });

  test.each([
    ["plain", "plain"],
    ["a=b", "a=b"],
    ['say "hi"', '"say ""hi"""'],
    ["a,b", '"a,b"'],
    ["a;b", '"a;b"'],
    ["a\tb", '"a\tb"'],
    [" a ", '" a "'],
    ["two\nlines", '"two\nlines"'],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`],
    ["Bjørn 日本", "Bjørn 日本"],
  ])("%j is written as %j", (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });

  test("is empty for null and ISO 8601 for a time", () => {
    expect(csvCell(null)).toBe("");
    expect(csvCell(new Date(0))).toBe("1970-01-01T00:00:00.000Z");
  });
});

describe("GET /campaigns/{id}/export.csv", () => {
  const path = (id: string) => `/api/v1/campaigns/${id}/export.csv`;

  test("gives every lead once, in several batches", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await handedOver(w, id, 1234);
    const response = await get(w, path(id));
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain(`leads-${id}.csv`);
    const lines = (await response.text()).split("\r\n");
    expect(lines[0]).toBe(EXPORT_COLUMNS.join(","));
    expect(lines.at(-1)).toBe("");
    const mails = lines.slice(1, -1).map((line) => line.split(",")[5]);
    expect(mails).toHaveLength(1234);
    expect(new Set(mails).size).toBe(1234);
  });

  test("escapes names that a spreadsheet would run as formulas", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await handedOver(w, id, 1);
    await w.rows("UPDATE lead SET company_name = '=cmd|''/c calc''!A0', title = '@boss, \"CEO\"'");
    const text = await (await get(w, path(id))).text();
    expect(text).toContain(`,"'@boss, ""CEO""",'=cmd|'/c calc'!A0,`);
  });

  test("contains verification and research, and begins with a byte order mark", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await handedOver(w, id, 3);
    await w.rows(
      `UPDATE lead SET verification = '{"result": "ok", "role": false}', research = $1 WHERE apollo_person_id = 'p1'`,
      [
        {
          facts: [
            { text: "=Opened docks", sourceUrl: "https://a.example/1" },
            { text: "Hires", sourceUrl: "https://a.example/2" },
          ],
        },
      ],
    );
    await w.rows(`UPDATE lead SET research = '{"facts": []}' WHERE apollo_person_id = 'p2'`);
    const bytes = new Uint8Array(await (await get(w, path(id))).arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const lines = new TextDecoder().decode(bytes).split("\r\n");
    expect(lines[0]).toMatch(/,verification,research$/);
    expect(lines[1]).toMatch(
      /,ok,"'=Opened docks \(https:\/\/a.example\/1\)\nHires \(https:\/\/a.example\/2\)"$/,
    );
    expect(lines[2]).toMatch(/,,Nothing reliable was found\.$/);
    expect(lines[3]).toMatch(/,,$/);
  });

  test("reads no further than the client does, and stops when the client goes", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await handedOver(w, id, 3000);
    const response = await get(w, path(id));
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value).split("\r\n")).toHaveLength(502);
    await reader?.cancel();
    // Dropping the database succeeds, so no connection is held by the export.
  });

  test("is a header alone for a campaign without leads", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    expect(await (await get(w, path(id))).text()).toBe(`${EXPORT_COLUMNS.join(",")}\r\n`);
  });

  test("breaks off, and does not look complete, when the database goes away midway", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await handedOver(w, id, 3000);
    const response = await get(w, path(id));
    const reader = response.body?.getReader();
    await reader?.read();
    await w.pool.end();
    const rest = async () => {
      while (!(await reader?.read())?.done);
    };
    await expect(rest()).rejects.toThrow();
  });

  test("is an ordinary error for an unknown or malformed id, or without a token", async () => {
    await using w = await system({ api: {} });
    const unknown = await get(w, path(NO_ID));
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toMatchObject({ status: "error", error: { code: "NOT_FOUND" } });
    expect((await get(w, path("7"))).status).toBe(400);
    expect((await get(w, path(NO_ID), { token: null })).status).toBe(401);
  });
});

describe("GET /campaigns/{id}/export.json", () => {
  const path = (id: string) => `/api/v1/campaigns/${id}/export.json`;

  test("gives every lead once, in several batches, with what the providers gave", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    await handedOver(w, id, 1234);
    await w.rows(
      `UPDATE lead SET verification = '{"result": "ok", "role": true}' WHERE apollo_person_id = 'p1'`,
    );
    const response = await get(w, path(id));
    expect(response.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain(`leads-${id}.json`);
    const leads = (await response.json()) as { readonly id: string }[];
    expect(leads).toHaveLength(1234);
    expect(new Set(leads.map((lead) => lead.id)).size).toBe(1234);
    expect(Object.keys(leads[0] ?? {})).toEqual(EXPORT_COLUMNS);
    expect(leads[0]).toMatchObject({ verification: { result: "ok", role: true }, research: null });
  });

  test("is an empty array for a campaign without leads, and an ordinary error for an unknown one", async () => {
    await using w = await system({ api: {} });
    const { id } = await createdCampaign(w);
    expect(await (await get(w, path(id))).json()).toEqual([]);
    expect((await get(w, path(NO_ID))).status).toBe(404);
    expect((await get(w, `${path(id)}?limit=3`)).status).toBe(400);
  });
});
