import { expect, test } from "vitest";
import { call, findPeople, searchPath, start } from "./helpers.ts";

const provider = "apollo";
const match = (ids: readonly string[]) =>
  ({
    provider,
    path: "/api/v1/people/bulk_match",
    body: { details: ids.map((id) => ({ id })) },
  }) as const;

test("a search finds redacted people with the titles and places that were asked for", async () => {
  await using simulator = await start();
  const path = searchPath({
    person_titles: ["head of operations"],
    person_locations: ["denmark"],
    per_page: "100",
  });
  const { status, json } = await call(simulator, { provider, path, method: "POST" });
  expect(status).toBe(200);
  expect(Object.keys(json)).toEqual(["total_entries", "people"]);
  expect(json.total_entries).toBeGreaterThan(1000);
  expect(new Set(json.people.map((person: { title: string }) => person.title))).toEqual(
    new Set(["Head of Operations"]),
  );
  expect(new Set(json.people.map((person: { id: string }) => person.id)).size).toBe(100);
  const person = json.people[0];
  expect(person).not.toHaveProperty("email");
  expect(person).not.toHaveProperty("last_name");
  expect(person.last_name_obfuscated).toMatch(/^..\*\*\*.$/u);
  expect(person.id).toMatch(/^[0-9a-f]{24}$/);
  expect(Object.keys(person.organization)).not.toContain("primary_domain");
});

test("a search reads the same filters from a JSON body", async () => {
  await using simulator = await start();
  const path = searchPath({ person_titles: ["cto"], person_locations: ["Sweden"] });
  const fromQuery = await call(simulator, { provider, path, method: "POST" });
  const body = { person_titles: ["cto"], person_locations: ["Sweden"] };
  const fromBody = await call(simulator, { provider, path: "/api/v1/mixed_people/api_search", body });
  expect(fromBody.json).toEqual(fromQuery.json);
});

test("pages do not overlap, and a page after the last is empty", async () => {
  await using simulator = await start();
  const filters = { person_titles: ["ceo"], person_locations: ["Aarhus, Denmark"], per_page: "100" };
  const ids: string[] = [];
  for (let page = 1; ; page += 1) {
    const { json } = await call(simulator, {
      provider,
      path: searchPath({ ...filters, page: String(page) }),
      method: "POST",
    });
    if (json.people.length === 0) {
      expect(ids.length).toBe(json.total_entries);
      break;
    }
    ids.push(...json.people.map((person: { id: string }) => person.id));
  }
  expect(new Set(ids).size).toBe(ids.length);
});

test("a place or a title that does not exist finds nobody", async () => {
  await using simulator = await start();
  for (const filters of [{ person_locations: ["Atlantis"] }, { person_titles: ["wizard"] }]) {
    const { json } = await call(simulator, { provider, path: searchPath(filters), method: "POST" });
    expect(json).toEqual({ total_entries: 0, people: [] });
  }
});

test("a search without a filter reports hundreds of millions of people", async () => {
  await using simulator = await start();
  const { json } = await call(simulator, { provider, path: searchPath({}), method: "POST" });
  expect(json.total_entries).toBe(232_764_882);
});

test.each([{ per_page: "101" }, { page: "0" }, { page: "x" }])(
  "refuses the page %o with 422",
  async (filters) => {
    await using simulator = await start();
    const reply = await call(simulator, { provider, path: searchPath(filters), method: "POST" });
    expect(reply.status).toBe(422);
  },
);

test("revealing keeps the order, charges only for addresses, and has null for people who are not found", async () => {
  await using simulator = await start();
  const [first = "", second = ""] = await findPeople(simulator, 2);
  const { json } = await call(simulator, match([first, "70a1c0ffee00112233445566", second]));
  expect(json).toMatchObject({ status: "success", total_requested_enrichments: 3 });
  expect(json.matches[1]).toBeNull();
  expect(json.matches).toHaveLength(3);
  expect(simulator.state().apolloCreditsUsed).toBe(json.credits_consumed);
});

test("of many people about nine in ten have a real address, the others are missing, unlocked or without one", async () => {
  await using simulator = await start();
  const ids = await findPeople(simulator, 100);
  const people: (null | { email: string | null })[] = [];
  for (let from = 0; from < ids.length; from += 10) {
    people.push(...(await call(simulator, match(ids.slice(from, from + 10)))).json.matches);
  }
  const emails = people.map((person) => person?.email);
  const real = emails.filter((email) => email?.endsWith(".example"));
  expect(real.length).toBeGreaterThan(80);
  expect(new Set(real).size).toBe(real.length);
  expect(emails).toContain(undefined);
  expect(emails).toContain(null);
  expect(simulator.state().apolloCreditsUsed).toBe(real.length);
});

test("an address belongs to the company's domain and to the person's name", async () => {
  await using simulator = await start();
  const { json } = await call(simulator, match(await findPeople(simulator, 10)));
  for (const person of json.matches.filter((found: null | { email: string }) =>
    found?.email?.endsWith(".example"),
  )) {
    expect(person.email.split("@")[1]).toBe(person.organization.primary_domain);
    expect(person.email).toMatch(/^[a-z0-9.-]+@[a-z-]+\.example$/);
    expect(person.name).toBe(`${person.first_name} ${person.last_name}`);
  }
});

test("the request id is an integer above 2^53, digit by digit", async () => {
  await using simulator = await start();
  const { text } = await call(simulator, match(await findPeople(simulator, 1)));
  const digits = /"request_id":(\d+)}$/.exec(text)?.[1] ?? "0";
  expect(BigInt(digits)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
});

test("more than ten people in one call are refused", async () => {
  await using simulator = await start();
  const reply = await call(simulator, match(await findPeople(simulator, 11)));
  expect(reply.status).toBe(422);
});

test("one person is found by id, by address, and by name with domain", async () => {
  await using simulator = await start();
  const path = "/api/v1/people/match";
  const ids = await findPeople(simulator, 10);
  const revealed = (await call(simulator, match(ids))).json.matches.find((person: { email?: string }) =>
    person?.email?.endsWith(".example"),
  );
  const clues = [
    { id: revealed.id },
    { email: revealed.email },
    { name: revealed.name, domain: revealed.organization.primary_domain },
  ];
  for (const body of clues) {
    const { json } = await call(simulator, { provider, path, body });
    expect(json.person.id).toBe(revealed.id);
  }
});

test("a person who is not found is a 200 with person null and costs nothing", async () => {
  await using simulator = await start();
  const body = { email: "nobody@nowhere.example" };
  const { status, json } = await call(simulator, { provider, path: "/api/v1/people/match", body });
  expect([status, json.person]).toEqual([200, null]);
  expect(simulator.state().apolloCreditsUsed).toBe(0);
});

test("a bad key gets 401 as plain text", async () => {
  await using simulator = await start();
  for (const key of ["my-invalid-key", null]) {
    const reply = await call(simulator, { provider, path: "/api/v1/auth/health", key });
    expect([reply.status, reply.text]).toEqual([401, "Invalid access credentials."]);
    expect(reply.headers.get("content-type")).toContain("text/plain");
  }
});

test("the free probes answer, and only with their method", async () => {
  await using simulator = await start({ accounts: { apolloCredits: 50 } });
  const health = await call(simulator, { provider, path: "/api/v1/auth/health" });
  expect(health.json).toEqual({ healthy: true, is_logged_in: true });
  const path = "/api/v1/usage_stats/credit_usage_stats";
  const usage = await call(simulator, { provider, path, method: "POST" });
  expect(usage.json.credit_usage_stats.lead_credit).toEqual({ limit: 50, consumed: 0, left_over: 50 });
  expect((await call(simulator, { provider, path })).status).toBe(404);
  expect((await call(simulator, { provider, path: "/api/v1/auth/health", method: "POST" })).status).toBe(404);
});

test("credits that are used up answer 422 with the billing code, and nothing is charged", async () => {
  await using simulator = await start({ accounts: { apolloCredits: 1 } });
  const reply = await call(simulator, match(await findPeople(simulator, 10)));
  expect(reply.status).toBe(422);
  expect(reply.json.error).toContain("insufficient credits");
  expect(reply.json.error_details.code).toBe("BILLING.LIMIT.CREDITS_EXHAUSTED");
  expect(simulator.state().apolloCreditsUsed).toBe(0);
});

test("the withdrawn search answers 422", async () => {
  await using simulator = await start();
  const reply = await call(simulator, { provider, path: "/api/v1/mixed_people/search", body: {} });
  expect(reply.status).toBe(422);
});

test("rate-limit headers count each endpoint for itself", async () => {
  await using simulator = await start({ clock: () => new Date("2026-11-22T10:00:00Z") });
  await findPeople(simulator, 1);
  const path = searchPath({ person_titles: ["ceo"] });
  const { headers } = await call(simulator, { provider, path, method: "POST" });
  expect(headers.get("x-rate-limit-minute")).toBe("200");
  expect(headers.get("x-minute-usage")).toBe("2");
  expect(headers.get("x-minute-requests-left")).toBe("198");
  expect(headers.get("x-24-hour-requests-left")).toBe("49998");
});
