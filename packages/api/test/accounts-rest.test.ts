import { createHash } from "node:crypto";
import { type ApiSystem, OPERATOR_TOKEN, QUICK_PASSWORDS } from "@leadgen/testkit";
import { makeApiToken, makeInvitation, makeSession } from "@leadgen/testkit/make";
import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";
import { EXAMPLE_IDS, OTHER_ID } from "../src/rest/openapi/example-ids.ts";
import { requestOf } from "./curl.ts";
import { complaintsAbout, DOCUMENTED } from "./documented.ts";
import { exampleSystem } from "./example-system.ts";
import type { paths } from "./generated/api-types.ts";
import { ORIGIN } from "./http.ts";
import { join, type Somebody, somebody } from "./people.ts";

const CALLS = DOCUMENTED.filter(({ operation }) => operation.tags.includes("Accounts"));
const { organization, member, invitation } = EXAMPLE_IDS;

/** A person who owns the examples' organization, and all account data that the examples name. */
async function examplePerson(w: ApiSystem, operationId: string): Promise<Somebody> {
  const ada = await somebody(w, { operator: true });
  const colleague = await somebody(w);
  const accepts = operationId === "invitation.accept";
  await join(w, { organizationId: organization, userId: colleague.userId, role: "owner" });
  await w.rows("UPDATE member SET id = $1", [member]);
  if (!accepts) await join(w, { organizationId: organization, userId: ada.userId, role: "owner" });
  await makeInvitation(w.db, {
    id: invitation,
    organizationId: organization,
    inviterId: colleague.userId,
    ...(accepts && { email: ada.email }),
    secretHash: createHash("sha256").update("A".repeat(43)).digest(),
  });
  await makeSession(w.db, { id: OTHER_ID, userId: ada.userId });
  await makeApiToken(w.db, { id: OTHER_ID, userId: ada.userId });
  await w.rows(
    "INSERT INTO account (user_id, account_id, provider_id, password) VALUES ($1::uuid, $1::text, 'credential', $2)",
    [ada.userId, await QUICK_PASSWORDS.hash("correct horse battery staple")],
  );
  if (operationId === "auth.resetPassword") {
    await w.rows(`INSERT INTO "user" (id, name, email) VALUES ($1, 'Kari', 'kari@example.com')`, [
      invitation,
    ]);
    await w.rows(
      `INSERT INTO verification (identifier, value, expires_at) VALUES ('reset:' || $1, $2, now() + interval '1 minute')`,
      [invitation, createHash("sha256").update("A".repeat(43)).digest("hex")],
    );
  }
  if (operationId === "auth.login")
    await w.rows(`UPDATE "user" SET email = 'kari@example.no' WHERE id = $1`, [ada.userId]);
  return ada;
}

const env = (token: string) => ({ LEADGEN_URL: ORIGIN, LEADGEN_TOKEN: token });

describe("the documented command", () => {
  test.each(CALLS)("for $method $path succeeds, and its answer fits the document", async ({ operation }) => {
    await using w = await exampleSystem();
    const { token } = await examplePerson(w, operation.operationId);
    const response = await w.api.fetch(requestOf(operation["x-codeSamples"][0]?.source ?? "", env(token)));
    const { status } = response;
    expect(await complaintsAbout(operation, response)).toEqual([]);
    expect(status).toBeLessThan(300);
  });

  test.each(CALLS)(
    "for $method $path is refused as documented without a token, with the installation's token, and for a stranger",
    async ({ operation }) => {
      await using w = await exampleSystem();
      await examplePerson(w, operation.operationId);
      const stranger = await somebody(w);
      for (const token of ["nobody", OPERATOR_TOKEN, stranger.token]) {
        const response = await w.api.fetch(
          requestOf(operation["x-codeSamples"][0]?.source ?? "", env(token)),
        );
        expect(await complaintsAbout(operation, response)).toEqual([]);
      }
    },
  );
});

/** The answer's data; a refusal fails the test with its message. */
async function dataOf<T>(answer: Promise<{ data?: { data: T }; error?: unknown }>): Promise<T> {
  const { data, error } = await answer;
  if (data === undefined) throw new Error(`refused: ${JSON.stringify(error)}`);
  return data.data;
}

const matches = (template: string, called: string): boolean =>
  new RegExp(`^${template.replaceAll(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.")}$`).test(called);

test("a client that is generated from the document goes through a team's first day, and calls every path of accounts", async () => {
  const mails: string[] = [];
  await using w = await exampleSystem({ mail: async (_, mail) => void (mail && mails.push(mail.text)) });
  const seen = new Set<string>();
  const as = (token?: string) =>
    createClient<paths>({
      baseUrl: ORIGIN,
      ...(token !== undefined && { headers: { authorization: `Bearer ${token}` } }),
      fetch: (request: Request) => {
        seen.add(`${request.method} ${new URL(request.url).pathname}`);
        return w.api.fetch(request);
      },
    });
  const password = "correct horse battery";
  const linked = () => /#(\S+)/.exec(mails.pop() ?? "")?.[1] ?? "";
  const newcomer = async (name: string) => {
    const email = `${name}@example.com`;
    await dataOf(as().POST("/api/v1/auth/signup", { body: { name, email } }));
    const body = { secret: linked(), newPassword: password };
    await dataOf(as().POST("/api/v1/auth/password/reset", { body }));
    return dataOf(as().POST("/api/v1/auth/login", { body: { email, password } }));
  };
  const ada = as((await newcomer("ada")).token);
  const { id } = await dataOf(ada.POST("/api/v1/organizations", { body: { name: "Nordkyst" } }));
  const inOrganization = { params: { path: { organizationId: id } } };

  const invite = (email: string) =>
    dataOf(
      ada.POST("/api/v1/organizations/{organizationId}/invitations", {
        ...inOrganization,
        body: { email, role: "admin" },
      }),
    );
  const wrong = await invite("nobody@example.com");
  await dataOf(ada.DELETE("/api/v1/invitations/{id}", { params: { path: { id: wrong.id } } }));
  const { secret } = await invite("bo@example.com");
  const open = await dataOf(ada.GET("/api/v1/organizations/{organizationId}/invitations", inOrganization));
  expect(open.items.map(({ status }) => status)).toEqual(["pending", "canceled"]);

  await newcomer("bo");
  const login = await dataOf(
    as().POST("/api/v1/auth/login", { body: { email: "bo@example.com", password } }),
  );
  const bo = as(login.token);
  await dataOf(bo.POST("/api/v1/invitations/accept", { body: { secret } }));
  expect((await dataOf(bo.GET("/api/v1/auth/me"))).organizations).toEqual([
    { id, name: "Nordkyst", role: "admin" },
  ]);

  const { items } = await dataOf(ada.GET("/api/v1/organizations/{organizationId}/members", inOrganization));
  const of = (email: string) => ({
    params: { path: { id: items.find((each) => each.email === email)?.id ?? "" } },
  });
  await dataOf(ada.PATCH("/api/v1/members/{id}", { ...of("bo@example.com"), body: { role: "owner" } }));

  const made = await dataOf(bo.POST("/api/v1/auth/tokens", { body: { name: "Export", scopes: ["read"] } }));
  expect((await dataOf(as(made.token).GET("/api/v1/auth/me"))).scopes).toEqual(["read"]);
  await dataOf(bo.DELETE("/api/v1/auth/tokens/{id}", { params: { path: { id: made.id } } }));
  expect((await dataOf(bo.GET("/api/v1/auth/tokens"))).items[0]?.revokedAt).not.toBeNull();

  const sessions = await dataOf(bo.GET("/api/v1/auth/sessions"));
  const other = sessions.items.find(({ current }) => !current)?.id ?? "";
  await dataOf(bo.DELETE("/api/v1/auth/sessions/{id}", { params: { path: { id: other } } }));
  const body = { currentPassword: password, newPassword: "another horse battery" };
  const fresh = as((await dataOf(bo.POST("/api/v1/auth/password", { body }))).token);

  await dataOf(ada.POST("/api/v1/organizations/{id}/leave", { params: { path: { id } } }));
  const audit = await dataOf(fresh.GET("/api/v1/organizations/{organizationId}/audit", inOrganization));
  expect(audit.items.map(({ action }) => action).slice(0, 2)).toEqual([
    "organization.leave",
    "member.setRole",
  ]);
  const last = await fresh.DELETE("/api/v1/members/{id}", of("bo@example.com"));
  expect(last.response.status).toBe(409);
  await dataOf(as().POST("/api/v1/auth/password/reset-link", { body: { email: "bo@example.com" } }));
  const secretOfBo = linked();
  const reset = { secret: secretOfBo, newPassword: "a third horse battery" };
  await dataOf(as().POST("/api/v1/auth/password/reset", { body: reset }));
  expect((await fresh.GET("/api/v1/auth/me")).response.status).toBe(401);
  const again = { email: "bo@example.com", password: reset.newPassword };
  const third = as((await dataOf(as().POST("/api/v1/auth/login", { body: again }))).token);
  await dataOf(third.POST("/api/v1/auth/logout"));
  expect((await dataOf(as(OPERATOR_TOKEN).GET("/api/v1/audit"))).items[0]?.action).toBe("auth.logout");

  const missed = CALLS.map(({ method, path }) => `${method} ${path}`).filter(
    (template) => ![...seen].some((called) => matches(template, called)),
  );
  expect(missed).toEqual([]);
});
