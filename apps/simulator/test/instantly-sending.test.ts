import { expect, test } from "vitest";
import type { SentRound, Simulator } from "../src/index.ts";
import { call, createCampaign, start } from "./helpers.ts";

const provider = "instantly";
/** A Monday; 11:00 in the campaigns' zone, Belgrade. */
const MONDAY = new Date("2026-11-23T10:00:00Z");
const ADA = "ada@ourdomain.example";
const WITH_ADA = { email_list: [ADA] };

const campaignPath = (id: string, rest = "") => `/api/v2/campaigns/${id}${rest}`;

async function addLeads(simulator: Simulator, campaign_id: string, count: number): Promise<string[]> {
  const leads = Array.from({ length: count }, (_, index) => ({
    email: `p${index}@nordkyst.example`,
    personalization: "Hi",
  }));
  const body = { campaign_id, leads };
  const { json } = await call(simulator, { provider, path: "/api/v2/leads/add", body });
  return json.created_leads.map(({ id }: { id: string }) => id);
}

async function activate(simulator: Simulator, id: string) {
  return call(simulator, { provider, path: campaignPath(id, "/activate"), method: "POST" });
}

async function statusOf(simulator: Simulator, id: string): Promise<string> {
  return (await call(simulator, { provider, path: campaignPath(id, "/sending-status") })).json.status;
}

async function patch(simulator: Simulator, id: string, body: object) {
  return call(simulator, { provider, path: campaignPath(id), method: "PATCH", body });
}

async function control(simulator: Simulator, path: string, body?: object) {
  const method = body === undefined ? "GET" : "POST";
  const reply = await fetch(`${simulator.url}/_control/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  });
  const json = (await reply.json()) as { rounds?: SentRound[]; error?: string };
  return { status: reply.status, json };
}

test("senders are listed by status and search, a page at a time", async () => {
  await using simulator = await start();
  const list = async (query: string) =>
    (await call(simulator, { provider, path: `/api/v2/accounts?${query}` })).json;
  const emails = async (query: string) =>
    (await list(query)).items.map(({ email }: { email: string }) => email.split("@")[0]);
  expect(await emails("status=1")).toEqual(["ada", "bo", "cleo"]);
  expect(await emails("status=2")).toEqual(["dag"]);
  expect(await emails("status=-1")).toEqual(["finn"]);
  expect(await emails("search=EVA")).toEqual(["eva"]);
  const first = await list("limit=4");
  expect(first.items[0]).toMatchObject({ email: ADA, status: 1, daily_limit: 30 });
  const second = await list(`limit=4&starting_after=${first.next_starting_after}`);
  expect([first.items.length, second.items.length]).toEqual([4, 2]);
  expect(second).not.toHaveProperty("next_starting_after");
});

test.each(["limit=101", "limit=0", "status=7"])("a list of senders with %s is refused", async (query) => {
  await using simulator = await start();
  expect((await call(simulator, { provider, path: `/api/v2/accounts?${query}` })).status).toBe(400);
});

test("a campaign is changed by PATCH, field by field", async () => {
  await using simulator = await start();
  const id = await createCampaign(simulator);
  const changes = { ...WITH_ADA, daily_limit: 5, insert_unsubscribe_header: true };
  expect((await patch(simulator, id, changes)).json).toMatchObject({ id, status: 0, ...changes });
  expect((await call(simulator, { provider, path: campaignPath(id) })).json).toMatchObject({
    name: "Ops heads DK",
    ...changes,
  });
});

test.each([
  ["an unknown key", { colour: "blue" }, "additional properties: colour"],
  ["a time zone outside the list", zone("Europe/Berlin"), "timezone must be equal to one of"],
  ["an empty name", { name: "" }, "name"],
])("a PATCH with %s is refused with 400 and changes nothing", async (_, body, named) => {
  await using simulator = await start();
  const id = await createCampaign(simulator);
  const before = (await call(simulator, { provider, path: campaignPath(id) })).json;
  const reply = await patch(simulator, id, body);
  expect([reply.status, reply.json.message]).toEqual([400, expect.stringContaining(named)]);
  expect((await call(simulator, { provider, path: campaignPath(id) })).json).toEqual(before);
});

function zone(timezone: string) {
  const timing = { from: "09:00", to: "17:00" };
  return { campaign_schedule: { schedules: [{ name: "Hours", timing, days: { "1": true }, timezone }] } };
}

test.each([
  ["no senders", {}, "no sending accounts"],
  ["no sequence", { ...WITH_ADA, sequences: [] }, "no sequence"],
  ["a sequence without steps", { ...WITH_ADA, sequences: [{ steps: [] }] }, "no sequence"],
])("a campaign with %s is not activated", async (_, settings, reason) => {
  await using simulator = await start();
  const id = await createCampaign(simulator, "Draft", settings);
  const reply = await activate(simulator, id);
  expect([reply.status, reply.json.message]).toEqual([400, expect.stringContaining(reason)]);
  expect((await call(simulator, { provider, path: campaignPath(id) })).json.status).toBe(0);
});

test("an unknown campaign is neither changed, activated nor paused", async () => {
  await using simulator = await start();
  const id = "0199f0aa-1c2d-7e3f-8a4b-5c6d7e8f9012";
  expect((await patch(simulator, id, {})).status).toBe(404);
  expect((await activate(simulator, id)).status).toBe(404);
  const paused = await call(simulator, { provider, path: campaignPath(id, "/pause"), method: "POST" });
  expect(paused.status).toBe(404);
});

test("sending-status tells why a campaign does not send", async () => {
  let now = MONDAY;
  await using simulator = await start({ clock: () => now });
  const id = await createCampaign(simulator, "Reasons", { email_list: ["nobody@ourdomain.example"] });
  const seen = [await statusOf(simulator, id)];
  await activate(simulator, id);
  seen.push(await statusOf(simulator, id));
  await patch(simulator, id, { email_list: ["finn@ourdomain.example"] });
  seen.push(await statusOf(simulator, id));
  await patch(simulator, id, { ...WITH_ADA, daily_limit: 1 });
  seen.push(await statusOf(simulator, id));
  await addLeads(simulator, id, 2);
  seen.push(await statusOf(simulator, id));
  simulator.sendMails();
  seen.push(await statusOf(simulator, id));
  now = new Date("2026-11-23T16:00:00Z");
  seen.push(await statusOf(simulator, id));
  await call(simulator, { provider, path: campaignPath(id, "/pause"), method: "POST" });
  seen.push(await statusOf(simulator, id));
  expect(seen).toEqual([
    "campaign_draft",
    "no_accounts_available",
    "all_accounts_unhealthy",
    "waiting_for_leads",
    "healthy",
    "daily_limit_met",
    "out_of_schedule",
    "campaign_paused",
  ]);
});

test("sending-status has its documented fields, also under diagnostics", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const id = await createCampaign(simulator);
  const { json } = await call(simulator, { provider, path: campaignPath(id, "/sending-status") });
  const fields = {
    campaign_id: id,
    last_updated: MONDAY.toISOString(),
    status: "campaign_draft",
    issue_tracking: {},
  };
  expect(json).toEqual({ ...fields, diagnostics: fields, summary: null });
});

test("mails go out within hours and daily limit, day by day, until the campaign is completed", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const id = await createCampaign(simulator, "Daily", { ...WITH_ADA, daily_limit: 2 });
  await addLeads(simulator, id, 5);
  const send = async (body: object) => (await control(simulator, "send", body)).json.rounds;
  expect(await send({})).toMatchObject([{ sent: 0, status: "campaign_draft" }]);
  await activate(simulator, id);
  // Days "1" and "2": Monday and Tuesday.
  expect(await send({ at: "2026-11-23T07:59:00Z" })).toMatchObject([{ sent: 0, status: "out_of_schedule" }]);
  expect(await send({})).toEqual([{ campaign: id, at: MONDAY.toISOString(), sent: 2, status: "healthy" }]);
  expect(await send({})).toMatchObject([{ sent: 0, status: "daily_limit_met" }]);
  expect(await send({ at: "2026-11-24T10:00:00Z" })).toMatchObject([{ sent: 2, status: "healthy" }]);
  expect(await send({ at: "2026-11-25T10:00:00Z" })).toMatchObject([{ sent: 0, status: "out_of_schedule" }]);
  expect(await send({ at: "2026-11-30T10:00:00Z" })).toMatchObject([{ sent: 1, status: "healthy" }]);
  expect(await statusOf(simulator, id)).toBe("campaign_completed");
  const { json } = await call(simulator, { provider, path: `/api/v2/campaigns/analytics?id=${id}` });
  expect(json).toMatchObject([
    { campaign_status: 3, contacted_count: 5, emails_sent_count: 5, completed_count: 5 },
  ]);
  expect(simulator.state().instantlyMailsSent).toBe(5);
});

test("a round with at next is held in the next sending hour", async () => {
  await using simulator = await start({ clock: () => new Date("2026-11-27T22:30:00Z") });
  const id = await createCampaign(simulator, "Weekend", WITH_ADA);
  await addLeads(simulator, id, 1);
  await activate(simulator, id);
  expect(simulator.sendMails({ campaign: id, at: "next" })).toEqual([
    { campaign: id, at: "2026-11-30T08:00:00.000Z", sent: 1, status: "healthy" },
  ]);
});

test("senders take turns, and their own limits bound the day", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  simulator.setSender({ email: ADA, daily_limit: 1 });
  simulator.setSender({ email: "new@ourdomain.example", daily_limit: 2 });
  const email_list = [ADA, "new@ourdomain.example"];
  const id = await createCampaign(simulator, "Turns", { email_list });
  await addLeads(simulator, id, 5);
  await activate(simulator, id);
  expect(simulator.sendMails()).toMatchObject([{ sent: 3 }]);
  expect(new Set(simulator.mails().map(({ from }) => from))).toEqual(new Set(email_list));
});

test("a lead that bounced, opted out, was deleted or is on the block list gets no mail", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const id = await createCampaign(simulator, "Spared", WITH_ADA);
  const [first] = await addLeads(simulator, id, 5);
  await activate(simulator, id);
  await call(simulator, { provider, path: `/api/v2/leads/${first}`, method: "DELETE" });
  await control(simulator, "leads", { email: "P1@nordkyst.example", event: "bounced" });
  await control(simulator, "leads", { email: "p2@nordkyst.example", event: "unsubscribed" });
  const bl_value = "p3@nordkyst.example";
  await call(simulator, { provider, path: "/api/v2/block-lists-entries", body: { bl_value } });
  expect(simulator.sendMails()).toMatchObject([{ sent: 1 }]);
  expect(simulator.mails().map(({ to }) => to)).toEqual(["p4@nordkyst.example"]);
});

test("replies, opens, clicks, bounces and opt-outs are counted, listed by filter and seen in the lead", async () => {
  await using simulator = await start({ clock: () => MONDAY });
  const id = await createCampaign(simulator, "Events", WITH_ADA);
  await addLeads(simulator, id, 4);
  await activate(simulator, id);
  simulator.sendMails();
  const events = ["opened", "opened", "replied", "clicked"] as const;
  for (const event of events) simulator.noteLeadEvent({ email: "p0@nordkyst.example", event });
  simulator.noteLeadEvent({ email: "p1@nordkyst.example", event: "bounced" });
  simulator.noteLeadEvent({ email: "p2@nordkyst.example", campaign: id, event: "unsubscribed" });
  const { json } = await call(simulator, { provider, path: `/api/v2/campaigns/analytics?id=${id}` });
  expect(json[0]).toMatchObject({
    open_count: 2,
    open_count_unique: 1,
    reply_count: 1,
    link_click_count: 1,
    bounced_count: 1,
    unsubscribed_count: 1,
    completed_count: 2,
  });
  const filtered = async (filter: string) => {
    const body = { campaign: id, filter, limit: 100 };
    const reply = await call(simulator, { provider, path: "/api/v2/leads/list", body });
    return reply.json.items.map((lead: { email: string; status: number }) => [lead.email[1], lead.status]);
  };
  expect(await filtered("FILTER_VAL_BOUNCED")).toEqual([["1", -1]]);
  expect(await filtered("FILTER_VAL_UNSUBSCRIBED")).toEqual([["2", -2]]);
  expect(await filtered("FILTER_VAL_COMPLETED")).toEqual([
    ["0", 3],
    ["3", 3],
  ]);
});

test("leads/list refuses an unknown filter and a limit above 100, and pages by the last lead's id", async () => {
  await using simulator = await start();
  const campaign = await createCampaign(simulator);
  await addLeads(simulator, campaign, 3);
  const list = (body: object) =>
    call(simulator, { provider, path: "/api/v2/leads/list", body: { campaign, ...body } });
  expect((await list({ filter: "FILTER_VAL_HAPPY" })).status).toBe(400);
  expect((await list({ limit: 101 })).status).toBe(400);
  const first = (await list({ limit: 2 })).json;
  expect(first.next_starting_after).toBe(first.items[1].id);
  const second = (await list({ limit: 2, starting_after: first.next_starting_after })).json;
  expect(second.items.map(({ email }: { email: string }) => email)).toEqual(["p2@nordkyst.example"]);
});

test("a deleted lead is gone, the body of the answer is null, and it can be added again", async () => {
  await using simulator = await start();
  const campaign = await createCampaign(simulator);
  const [id] = await addLeads(simulator, campaign, 1);
  const path = `/api/v2/leads/${id}`;
  const deleted = await call(simulator, { provider, path, method: "DELETE" });
  expect([deleted.status, deleted.text]).toEqual([200, "null"]);
  expect((await call(simulator, { provider, path })).status).toBe(404);
  expect((await call(simulator, { provider, path, method: "DELETE" })).status).toBe(404);
  expect(await addLeads(simulator, campaign, 1)).toHaveLength(1);
});

test("entries of the block list keep an address or a domain out until they are removed", async () => {
  await using simulator = await start();
  const campaign = await createCampaign(simulator);
  const path = "/api/v2/block-lists-entries";
  const entry = (await call(simulator, { provider, path, body: { bl_value: "Nordkyst.example" } })).json;
  expect(entry).toMatchObject({ bl_value: "nordkyst.example", is_domain: true });
  const again = await call(simulator, { provider, path, body: { bl_value: "nordkyst.example" } });
  expect(again.json).toEqual(entry);
  expect(await addLeads(simulator, campaign, 1)).toEqual([]);
  expect((await call(simulator, { provider, path: `${path}?search=nord` })).json.items).toEqual([entry]);
  const removed = await call(simulator, { provider, path: `${path}/${entry.id}`, method: "DELETE" });
  expect([removed.status, removed.json]).toEqual([200, entry]);
  expect(await addLeads(simulator, campaign, 1)).toHaveLength(1);
  expect((await call(simulator, { provider, path, body: {} })).status).toBe(400);
  const gone = await call(simulator, { provider, path: `${path}/${entry.id}`, method: "DELETE" });
  expect(gone.status).toBe(404);
});

test.each([
  ["accounts:read", "GET /api/v2/accounts", 200],
  ["all:read", "GET /api/v2/accounts", 200],
  ["accounts:all", "GET /api/v2/accounts", 200],
  ["all:all", "GET /api/v2/accounts", 200],
  ["leads:create,campaigns:read", "GET /api/v2/accounts", 403],
  ["leads:create", "DELETE /api/v2/leads/x", 403],
  ["leads:delete", "DELETE /api/v2/leads/x", 404],
  ["campaigns:read", "POST /api/v2/campaigns/x/activate", 403],
  ["", "GET /api/v2/workspaces/current", 403],
])("with the scopes %s a key gets %s answered with %i", async (scopes, asked, status) => {
  await using simulator = await start();
  const [method = "", path = ""] = asked.split(" ");
  const reply = await call(simulator, { provider, path, method, key: `key;scopes=${scopes}` });
  expect(reply.status).toBe(status);
  if (status === 403) expect(reply.json.message).toMatch(/scope: \w+:\w+$/);
});

test("mails, leads' events, senders and the block list outlive a restart", async () => {
  await using first = await start({ clock: () => MONDAY });
  const id = await createCampaign(first, "Kept", WITH_ADA);
  await addLeads(first, id, 2);
  await activate(first, id);
  first.setSender({ email: ADA, status: 2 });
  first.setSender({ email: ADA, status: 1, daily_limit: 1 });
  first.sendMails();
  first.noteLeadEvent({ email: "p0@nordkyst.example", event: "unsubscribed" });
  await call(first, { provider, path: "/api/v2/block-lists-entries", body: { bl_value: "x.example" } });
  const mails = first.mails();
  await first.stop();
  await using second = await start({ clock: () => MONDAY, logFile: first.logFile });
  expect(second.mails()).toEqual(mails);
  expect(mails).toHaveLength(1);
  expect(second.state()).toMatchObject({ instantlyMailsSent: 1, instantlyBlocklist: 1 });
  expect(second.sendMails()).toMatchObject([{ status: "daily_limit_met" }]);
});

test.each([
  ["send", { at: "tomorrow" }, "at"],
  ["send", { campaign: "x" }, "no campaign x"],
  ["leads", { email: "a@b.example", event: "danced" }, "event: must be one of opened"],
  ["leads", { email: "a@b.example", event: "opened" }, "no lead has the address"],
  ["senders", { email: "nobody" }, "email"],
])("the control %s refuses %o", async (path, body, named) => {
  await using simulator = await start();
  const { status, json } = await control(simulator, path, body);
  expect([status, json.error]).toEqual([400, expect.stringContaining(named)]);
});
