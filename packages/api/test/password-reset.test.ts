import { expect, test } from "vitest";
import type { ApiDeps } from "../src/deps/api-deps.ts";
import { ADA, mailing as api, PASSWORD, secretIn } from "./mailing.ts";

const OTHER = "another horse battery";

async function mailing(changed: Partial<ApiDeps> = {}) {
  const at = await api(changed);
  const ada = await at.ada();
  return {
    ...at,
    ada,
    ask: (email: string) => at.call("/auth/password/reset-link", { email }),
    reset: (secret: string, newPassword = OTHER) => at.call("/auth/password/reset", { secret, newPassword }),
    login: async (password: string) => (await at.call("/auth/login", { email: ADA.email, password })).status,
  };
}

test("a link is mailed to the account, and the answer is the same without one", async () => {
  await using at = await mailing();
  const known = await at.ask(" Ada@Example.com ");
  const unknown = await at.ask("nobody@example.com");
  expect(known.status).toBe(200);
  expect(unknown).toEqual(known);
  expect(at.mails.map(({ to, purpose }) => [to, purpose])).toEqual([["ada@example.com", "PASSWORD_RESET"]]);
  const rows = await at.w.rows<{ value: string }>("SELECT value FROM verification");
  expect(rows).toHaveLength(1);
  const secret = secretIn(at.mails[0]);
  expect(secret.length).toBeGreaterThan(70);
  expect(JSON.stringify(await at.w.rows("SELECT * FROM verification, audit_event"))).not.toContain(
    secret.split(".")[1],
  );
});

test("the link sets the password once, and ends every session", async () => {
  await using at = await mailing();
  await at.ask(ADA.email);
  const secret = secretIn(at.mails[0]);
  expect((await at.reset(secret, "short")).status).toBe(400);
  const tries = await Promise.all([at.reset(secret), at.reset(secret, "a third horse battery")]);
  expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await at.reset(secret)).status).toBe(409);
  const chosen = tries[0]?.status === 200 ? OTHER : "a third horse battery";
  expect([await at.login(PASSWORD), await at.login(chosen)]).toEqual([401, 200]);
  const sessions = await at.w.rows<{ id: string }>(
    "SELECT id FROM session WHERE created_at < (SELECT max(created_at) FROM session)",
  );
  expect(sessions).toEqual([]);
  const audited = await at.w.rows(
    "SELECT action, target_id FROM audit_event WHERE action LIKE 'auth.re%' ORDER BY at OFFSET 1",
  );
  expect(audited).toEqual([
    { action: "auth.requestReset", target_id: at.ada.user.id },
    { action: "auth.resetPassword", target_id: at.ada.user.id },
  ]);
});

test("an expired, a replaced, an invented and a disabled account's link do nothing", async () => {
  await using at = await mailing();
  await at.ask(ADA.email);
  await at.ask(ADA.email);
  const [first, second] = at.mails.map(secretIn);
  expect((await at.reset(first ?? "")).status).toBe(409);
  const madeUp = (second ?? "").replace(/.$/, (last) => (last === "A" ? "B" : "A"));
  expect((await at.reset(madeUp)).status).toBe(409);
  await at.w.rows("UPDATE verification SET expires_at = now() - interval '1 second'");
  expect((await at.reset(second ?? "")).status).toBe(409);
  await at.w.rows("UPDATE verification SET expires_at = now() + interval '1 hour'");
  await at.w.rows(`UPDATE "user" SET disabled_at = now()`);
  expect((await at.reset(second ?? "")).status).toBe(409);
  await at.ask(ADA.email);
  expect(at.mails).toHaveLength(2);
  await at.w.rows(`UPDATE "user" SET disabled_at = NULL`);
  expect(await at.login(PASSWORD)).toBe(200);
});

test("requests are limited alike for existing and missing accounts", async () => {
  await using at = await mailing({ limits: { resetsPerAccount: { attempts: 2, seconds: 3600 } } });
  for (const email of [ADA.email, "nobody@example.com"]) {
    const statuses: number[] = [];
    for (let time = 0; time < 3; time++) statuses.push((await at.ask(email)).status);
    expect(statuses).toEqual([200, 200, 429]);
  }
});

test("without mail every request for a link is refused", async () => {
  await using at = await mailing({ mail: undefined });
  const [known, unknown] = [await at.ask(ADA.email), await at.ask("nobody@example.com")];
  expect(known.status).toBe(409);
  expect(known.text).toContain("SMTP_URL");
  expect(unknown).toEqual(known);
});

test("an invitation is mailed if the installation sends mail, and says so", async () => {
  await using at = await mailing();
  const made = await at.call("/organizations", { name: "Difference Engines" }, at.ada.token);
  const { data: organization } = JSON.parse(made.text) as { data: { id: string } };
  const invited = await at.call(
    `/organizations/${organization.id}/invitations`,
    { email: "bo@example.com" },
    at.ada.token,
  );
  const { data } = JSON.parse(invited.text) as { data: { path: string; mailed: boolean } };
  expect(data.mailed).toBe(true);
  expect(at.mails).toEqual([
    expect.objectContaining({
      to: "bo@example.com",
      purpose: "INVITATION",
      subject: "You are invited to leadgen",
    }),
  ]);
  expect(at.mails[0]?.text).toContain(`https://leads.example.com${data.path}`);
  expect(at.mails[0]?.text).toContain('Ada Berg invites you into the organization "Difference Engines"');
});

test("names in an invitation's mail that look like an address are no link to a mail program", async () => {
  await using at = await mailing();
  const { token } = at.ada;
  const name = "Overdue: pay at https://evil.example/a or www.evil.example, ask ada@evil.example";
  const organization = await at.call("/organizations", { name }, token);
  const { id } = (JSON.parse(organization.text) as { data: { id: string } }).data;
  const to = { email: "grace@example.com" };
  expect((await at.call(`/organizations/${id}/invitations`, to, token)).status).toBe(201);
  const [words = "", , link = ""] = at.mails[0]?.text.split("\n\n") ?? [];
  expect(words).toContain("pay at https: / / evil. example/ a or www. evil. example, ask ada@ evil. example");
  expect(link).toMatch(/^https:\/\/leads\.example\.com\/invitations\/\S+$/);
});
