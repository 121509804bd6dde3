import { request } from "node:http";
import { expect, test } from "vitest";
import { CAMPAIGN_BODY, call, createCampaign, start } from "./helpers.ts";

const provider = "instantly";
const LEAD = {
  email: "maren.holst@nordkyst-logistics.example",
  first_name: "Maren",
  company_name: "Nordkyst Logistics",
  personalization: "Hi Maren, ...",
  custom_variables: {
    email_subject: "Second terminal",
    our_lead_id: "L-000123",
    score: 3,
    vip: true,
    note: null,
  },
};

const add = (campaign_id: string, leads: readonly object[], flags: object = {}) =>
  ({ provider, path: "/api/v2/leads/add", body: { campaign_id, leads, ...flags } }) as const;

const ZERO = {
  leads_uploaded: 0,
  in_blocklist: 0,
  blocklist_used: null,
  duplicated_leads: 0,
  skipped_count: 0,
  invalid_email_count: 0,
  incomplete_count: 0,
  duplicate_email_count: 0,
};

test("a campaign starts as a draft, is activated and paused, and is read back", async () => {
  await using simulator = await start();
  const id = await createCampaign(simulator, "Ops heads DK", { email_list: ["ada@ourdomain.example"] });
  const path = `/api/v2/campaigns/${id}`;
  expect((await call(simulator, { provider, path })).json).toMatchObject({ ...CAMPAIGN_BODY, id, status: 0 });
  expect((await call(simulator, { provider, path: `${path}/activate`, method: "POST" })).json.status).toBe(1);
  expect((await call(simulator, { provider, path })).json.status).toBe(1);
  expect((await call(simulator, { provider, path: `${path}/pause`, method: "POST" })).json.status).toBe(2);
  expect((await call(simulator, { provider, path })).json.status).toBe(2);
});

const schedule = (change: object) => ({
  campaign_schedule: { schedules: [{ ...CAMPAIGN_BODY.campaign_schedule.schedules[0], ...change }] },
});

test.each([
  ["an unknown key", { colour: "blue" }, "colour"],
  ["a time zone outside the list", schedule({ timezone: "Europe/London" }), "timezone"],
  ["a time without minutes", schedule({ timing: { from: "9", to: "17:00" } }), "timing/from"],
  ["no name", { name: undefined }, "name"],
  ["an unknown key in a schedule", schedule({ days_off: [] }), "days_off"],
])("a campaign with %s is refused with 400", async (_, change, named) => {
  await using simulator = await start();
  const body = { ...CAMPAIGN_BODY, ...change };
  const { status, json } = await call(simulator, { provider, path: "/api/v2/campaigns", body });
  expect([status, json.statusCode, json.error]).toEqual([400, 400, "Bad Request"]);
  expect(json.message).toContain(named);
});

test("a list of campaigns is paged, and a full last page still carries a cursor", async () => {
  await using simulator = await start();
  for (const name of ["a", "b", "c", "d"]) await createCampaign(simulator, name);
  const page = (cursor: string) => call(simulator, { provider, path: `/api/v2/campaigns?limit=2${cursor}` });
  const first = (await page("")).json;
  const second = (await page(`&starting_after=${first.next_starting_after}`)).json;
  const third = (await page(`&starting_after=${second.next_starting_after}`)).json;
  const names = [first, second, third].map((json) =>
    json.items.map((campaign: { name: string }) => campaign.name),
  );
  expect(names).toEqual([["a", "b"], ["c", "d"], []]);
  expect(third).not.toHaveProperty("next_starting_after");
});

test("a lead is uploaded and read back under payload, custom variables included", async () => {
  await using simulator = await start();
  const campaign = await createCampaign(simulator);
  const { status, json } = await call(simulator, add(campaign, [LEAD]));
  expect(status).toBe(200);
  expect(json).toMatchObject({ ...ZERO, status: "success", total_sent: 1, leads_uploaded: 1 });
  expect(json.created_leads).toMatchObject([{ index: 0, email: LEAD.email, first_name: "Maren" }]);
  const body = { campaign, contacts: [LEAD.email.toUpperCase()], limit: 1 };
  const found = await call(simulator, { provider, path: "/api/v2/leads/list", body });
  expect(found.json.items[0]).toMatchObject({ id: json.created_leads[0].id, campaign, status: 1 });
  expect(found.json.items[0].payload).toMatchObject({
    company_name: "Nordkyst Logistics",
    ...LEAD.custom_variables,
  });
});

test("without flags an address is uploaded once per campaign, and again to another campaign", async () => {
  await using simulator = await start();
  const [one, two] = [await createCampaign(simulator, "one"), await createCampaign(simulator, "two")];
  await call(simulator, add(one, [LEAD]));
  expect((await call(simulator, add(one, [LEAD]))).json).toMatchObject({
    ...ZERO,
    duplicated_leads: 1,
    created_leads: [],
  });
  expect((await call(simulator, add(two, [LEAD]))).json).toMatchObject({ ...ZERO, leads_uploaded: 1 });
});

test.each(["skip_if_in_campaign", "skip_if_in_workspace"])(
  "%s skips an address of any campaign",
  async (flag) => {
    await using simulator = await start();
    const [one, two] = [await createCampaign(simulator, "one"), await createCampaign(simulator, "two")];
    await call(simulator, add(one, [LEAD]));
    const again = { ...LEAD, email: LEAD.email.toUpperCase() };
    const { json } = await call(simulator, add(two, [again], { [flag]: true }));
    expect(json).toMatchObject({ ...ZERO, skipped_count: 1, created_leads: [] });
  },
);

test("skip_if_in_campaign does not look at lists, skip_if_in_list does, skip_if_in_workspace overrides both", async () => {
  await using simulator = await start();
  const campaign = await createCampaign(simulator);
  const path = "/api/v2/leads/add";
  await call(simulator, { provider, path, body: { list_id: "list-1", leads: [LEAD] } });
  const skipped = async (flags: object) =>
    (await call(simulator, add(campaign, [LEAD], flags))).json.skipped_count;
  expect(await skipped({ skip_if_in_list: true })).toBe(1);
  expect(await skipped({ skip_if_in_workspace: true, skip_if_in_campaign: false })).toBe(1);
  expect(await skipped({ skip_if_in_campaign: true })).toBe(0);
});

test("each kind of bad lead has its own counter", async () => {
  await using simulator = await start();
  const campaign = await createCampaign(simulator);
  const leads = [
    LEAD,
    { ...LEAD, email: LEAD.email.toUpperCase() },
    { ...LEAD, email: "no address" },
    { first_name: "Nobody" },
    { ...LEAD, email: "someone@blocked.example" },
  ];
  expect((await call(simulator, add(campaign, leads))).json).toMatchObject({
    total_sent: 5,
    leads_uploaded: 1,
    duplicate_email_count: 1,
    invalid_email_count: 2,
    incomplete_count: 0,
    in_blocklist: 1,
    blocklist_used: "workspace",
    created_leads: [{ index: 0 }],
  });
});

test("a lead without an address is incomplete in a list, and what is left in the plan is told for campaigns only", async () => {
  await using simulator = await start();
  const body = { list_id: "list-1", leads: [LEAD, { first_name: "Nobody" }] };
  const { json } = await call(simulator, { provider, path: "/api/v2/leads/add", body });
  expect(json).toMatchObject({ leads_uploaded: 1, incomplete_count: 1, invalid_email_count: 0 });
  expect(json).not.toHaveProperty("remaining_in_plan");
});

test("the plan's quota ends the upload with remaining_in_plan 0", async () => {
  await using simulator = await start({ accounts: { instantlyLeadQuota: 1 } });
  const campaign = await createCampaign(simulator);
  const leads = [LEAD, { ...LEAD, email: "other@nordkyst-logistics.example" }];
  expect((await call(simulator, add(campaign, leads))).json).toMatchObject({
    leads_uploaded: 1,
    remaining_in_plan: 0,
  });
  expect((await call(simulator, add(campaign, leads.slice(1)))).json).toMatchObject({
    ...ZERO,
    remaining_in_plan: 0,
  });
});

test.each([
  ["an unknown lead field", { leads: [{ ...LEAD, nickname: "M" }] }, 400],
  ["an object as custom variable", { leads: [{ ...LEAD, custom_variables: { a: {} } }] }, 400],
  ["a list besides the campaign", { list_id: "x", leads: [LEAD] }, 400],
  ["no leads", { leads: [] }, 400],
  [
    "a campaign that does not exist",
    { campaign_id: "0199f0aa-1c2d-7e3f-8a4b-5c6d7e8f9012", leads: [LEAD] },
    404,
  ],
])("leads/add with %s is refused", async (_, change, status) => {
  await using simulator = await start();
  const body = { campaign_id: await createCampaign(simulator), ...change };
  const reply = await call(simulator, { provider, path: "/api/v2/leads/add", body });
  expect([reply.status, reply.json.statusCode]).toEqual([status, status]);
});

test("one lead is created with the field campaign, and an address that is there is given back", async () => {
  await using simulator = await start();
  const body = { ...LEAD, campaign: await createCampaign(simulator), skip_if_in_workspace: true };
  const first = await call(simulator, { provider, path: "/api/v2/leads", body });
  const second = await call(simulator, { provider, path: "/api/v2/leads", body });
  expect(second.json.id).toBe(first.json.id);
  expect(simulator.state().instantlyLeads).toBe(1);
  expect((await call(simulator, { provider, path: `/api/v2/leads/${first.json.id}` })).json.email).toBe(
    LEAD.email,
  );
});

test("analytics count the leads of a campaign, and the workspace answers a probe", async () => {
  await using simulator = await start();
  const campaign = await createCampaign(simulator);
  await call(simulator, add(campaign, [LEAD]));
  const { json } = await call(simulator, { provider, path: `/api/v2/campaigns/analytics?id=${campaign}` });
  expect(json).toMatchObject([{ campaign_id: campaign, campaign_name: "Ops heads DK", leads_count: 1 }]);
  const workspace = await call(simulator, { provider, path: "/api/v2/workspaces/current" });
  expect(workspace.json).toMatchObject({ name: "Simulated workspace" });
  const bad = await call(simulator, { provider, path: "/api/v2/workspaces/current", key: "invalid" });
  expect([bad.status, bad.json.error]).toEqual([401, "Unauthorized"]);
});

test("a client without a User-Agent is stopped at the edge with an HTML page", async () => {
  await using simulator = await start();
  const status = await new Promise((resolve, reject) => {
    const headers = { authorization: "Bearer key" };
    const sent = request(
      `${simulator.baseUrls.instantly}/api/v2/workspaces/current`,
      { headers },
      (response) => {
        response.resume().on("end", () => resolve([response.statusCode, response.headers["content-type"]]));
      },
    );
    sent.on("error", reject).end();
  });
  expect(status).toEqual([403, "text/html; charset=utf-8"]);
});
