import { expect, test } from "vitest";
import { ADA, mailing, PASSWORD, secretIn } from "./mailing.ts";
import { noteStatements } from "./statements.ts";

const EVE = { name: "Eve", email: "eve@example.com", password: "a guess of Eve's own" };

test("a sign-up with a taken address is answered like a new one, and its owner gets a mail", async () => {
  await using at = await mailing();
  await at.ada();
  const taken = await at.call("/auth/signup", { ...EVE, email: ADA.email });
  const fresh = await at.call("/auth/signup", EVE);
  expect(fresh).toEqual({ status: 201, text: expect.stringContaining('"mailed":true') });
  expect(taken).toEqual(fresh);
  expect(at.mails.map(({ to, purpose, subject }) => [to, purpose, subject])).toEqual([
    ["ada@example.com", "SIGN_UP", "Your account for leadgen"],
    ["eve@example.com", "SIGN_UP", "Your account for leadgen"],
  ]);
  expect(at.mails[0]?.text).toContain("tried to sign up for leadgen with this address");
  for (const path of ["/sign-in", "/forgot-password"])
    expect(at.mails[0]?.text).toContain(`https://leads.example.com${path}\n`);
  expect(at.mails.map(secretIn).map((secret) => secret !== "")).toEqual([false, true]);
  // Neither can log in with the password that was typed, which would distinguish them.
  const logins = [ADA.email, EVE.email].map((email) =>
    at.call("/auth/login", { email, password: EVE.password }),
  );
  expect((await Promise.all(logins)).map(({ status }) => status)).toEqual([401, 401]);
});

test("the statements of a sign-up are the same ones, whether there is an account or not", async () => {
  await using at = await mailing();
  await at.ada();
  const asked = noteStatements(at.w.pool);
  const statements = async (email: string) => {
    asked.length = 0;
    await at.call("/auth/signup", { ...EVE, email });
    // Statements before it count attempts; they sweep when a window begins.
    return asked.slice(asked.indexOf("BEGIN"));
  };
  const taken = await statements(ADA.email);
  expect(taken.length).toBeGreaterThan(3);
  expect(await statements("fresh@example.com")).toEqual(taken);
});

test("the link creates the account once, with the password chosen with the link and the name of the sign-up", async () => {
  await using at = await mailing();
  await at.call("/auth/signup", EVE);
  await at.call("/auth/signup", { name: "Eva", email: EVE.email });
  const [old, secret] = at.mails.map(secretIn);
  expect(await at.w.rows(`SELECT id FROM "user"`)).toEqual([]);
  const kept = JSON.stringify(await at.w.rows("SELECT * FROM verification, audit_event"));
  expect(kept).not.toContain(secret?.split(".")[1]);
  const use = (of = "") => at.call("/auth/password/reset", { secret: of, newPassword: PASSWORD });
  const answers = [await use(old), ...(await Promise.all([use(secret), use(secret)])), await use(secret)];
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409]);
  const login = await at.call("/auth/login", { email: EVE.email, password: PASSWORD });
  expect(JSON.parse(login.text)).toMatchObject({ data: { user: { name: "Eva", email: EVE.email } } });
  expect(await at.w.rows(`SELECT email_verified FROM "user"`)).toEqual([{ email_verified: true }]);
  const audited = await at.w.rows("SELECT action, actor, after FROM audit_event ORDER BY at LIMIT 3");
  const asked = { action: "auth.signup", actor: "anybody", after: { email: EVE.email } };
  expect(audited).toEqual([
    asked,
    asked,
    {
      action: "auth.resetPassword",
      actor: "link for a new password",
      after: { name: "Eva", email: EVE.email, operator: false, disabled_at: null },
    },
  ]);
});

test("an expired link creates nothing, a disabled account gets no mail, and expired sign-ups are deleted", async () => {
  await using at = await mailing();
  await at.ada();
  await at.w.rows(`UPDATE "user" SET disabled_at = now()`);
  expect((await at.call("/auth/signup", ADA)).status).toBe(201);
  expect(at.mails).toEqual([]);
  await at.call("/auth/signup", EVE);
  await at.w.rows("UPDATE verification SET expires_at = now() - interval '1 second'");
  const late = await at.call("/auth/password/reset", {
    secret: secretIn(at.mails[0]),
    newPassword: PASSWORD,
  });
  expect(late.status).toBe(409);
  await at.call("/auth/signup", { ...EVE, email: "mallory@example.com" });
  expect(await at.w.rows("SELECT identifier FROM verification")).toEqual([
    { identifier: "signup:mallory@example.com" },
  ]);
});

test("without mail a password is required, and a taken address is reported", async () => {
  await using at = await mailing({ mail: undefined });
  expect((await at.call("/auth/signup", { name: "Eve", email: EVE.email })).status).toBe(400);
  expect((await at.call("/auth/signup", EVE)).text).toContain('"token"');
  expect((await at.call("/auth/signup", EVE)).status).toBe(409);
});
