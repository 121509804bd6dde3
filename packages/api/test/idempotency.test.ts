import { system } from "@leadgen/testkit";
import { makeOrganization } from "@leadgen/testkit/make";
import { describe, expect, test } from "vitest";
import { post } from "./http.ts";
import { somebody } from "./people.ts";

const NEW = {
  name: "Ferries in Norway",
  leadLimit: 50,
  criteria: { titles: ["COO"] },
  offer: { product: "Route planning.", senderName: "Ada Berg", senderCompany: "Nordkyst" },
};

type System = Awaited<ReturnType<typeof world>>;

async function world() {
  const w = await system({ api: {} });
  const { id: organizationId } = await makeOrganization(w.db);
  return { ...w, campaign: { ...NEW, organizationId } };
}

const create = (w: System, body: unknown, key: string) =>
  post(w, "/api/v1/campaigns", { body, headers: { "idempotency-key": key } });

const counts = (w: System) =>
  w.rows(
    "SELECT (SELECT count(*)::int FROM campaign) AS campaigns, (SELECT count(*)::int FROM audit_event WHERE action = 'campaign.create') AS events",
  );

describe("a creating call with an Idempotency-Key", () => {
  test("is executed once and answered alike, sequentially and concurrently, with its fields in any order", async () => {
    await using w = await world();
    const reversed = Object.fromEntries(Object.entries(w.campaign).reverse());
    const answers = await Promise.all([create(w, w.campaign, "k-1"), create(w, reversed, "k-1")]);
    answers.push(await create(w, w.campaign, "k-1"));
    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(bodies[1]).toEqual(bodies[0]);
    expect(bodies[2]).toEqual(bodies[0]);
    expect(await counts(w)).toEqual([{ campaigns: 1, events: 1 }]);
  });

  test("is refused with another body, and as another call, and changes nothing", async () => {
    await using w = await world();
    await create(w, w.campaign, "k-1");
    const refused = await create(w, { ...w.campaign, leadLimit: 51 }, "k-1");
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({ error: { code: "IDEMPOTENCY_KEY_REUSED" } });
    const headers = { "idempotency-key": "k-1" };
    const other = await post(w, "/api/v1/organizations", { body: { name: "Other" }, headers });
    expect(other.status).toBe(409);
    expect(await counts(w)).toEqual([{ campaigns: 1, events: 1 }]);
    expect(await w.rows("SELECT name FROM organization WHERE name = 'Other'")).toEqual([]);
  });

  test("stores nothing of a refused call, so that it can be sent again", async () => {
    await using w = await world();
    const nowhere = { ...w.campaign, organizationId: "0198c0de-0000-7000-8000-00000000ffff" };
    expect((await create(w, nowhere, "k-1")).status).toBe(404);
    expect((await create(w, w.campaign, "k-1")).status).toBe(201);
  });

  test("is a new one for another person, and after 24 hours", async () => {
    await using w = await world();
    const headers = { "idempotency-key": "k-1" };
    const body = { name: "Dockplan" };
    const [ada, bo] = [await somebody(w), await somebody(w)];
    for (const { token } of [ada, ada, bo]) {
      expect((await post(w, "/api/v1/organizations", { body, token, headers })).status).toBe(201);
    }
    const made = () => w.rows("SELECT count(*)::int AS n FROM organization WHERE name = 'Dockplan'");
    expect(await made()).toEqual([{ n: 2 }]);
    await w.rows("UPDATE idempotency_key SET created_at = now() - interval '25 hours'");
    await post(w, "/api/v1/organizations", { body, token: ada.token, headers });
    expect(await made()).toEqual([{ n: 3 }]);
    expect(await w.rows("SELECT owner FROM idempotency_key")).toEqual([{ owner: ada.userId }]);
  });

  test("works over tRPC as well", async () => {
    await using w = await world();
    const { token } = await somebody(w);
    const body = { json: { name: "Dockplan" } };
    const headers = { "idempotency-key": "k-1" };
    const answers = [];
    for (let n = 0; n < 2; n++) {
      const answer = await post(w, "/api/trpc/organization.create", { body, token, headers });
      answers.push(await answer.json());
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(await w.rows("SELECT 1 FROM organization WHERE name = 'Dockplan'")).toHaveLength(1);
  });

  test.each(["", "with space", "x".repeat(201)])("refuses the key %j", async (key) => {
    await using w = await world();
    const answer = await create(w, w.campaign, key);
    expect(answer.status).toBe(400);
    expect(await counts(w)).toEqual([{ campaigns: 0, events: 0 }]);
  });
});
