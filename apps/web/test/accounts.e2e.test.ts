import { grantOperator } from "@leadgen/api/operators";
import { openBreaker } from "@leadgen/core/outreach";
import { OPERATOR_TOKEN, type System, system, type WebPart } from "@leadgen/testkit";
import { makeCampaign } from "@leadgen/testkit/make";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { createCampaign } from "./support/campaign-form.ts";
import { confirmClose, prepareClose, sees } from "./support/operator.ts";
import { breakerEvents } from "./support/rows.ts";
import { account, fillLogIn, fillSignUp, logOut, signedIn, visitor } from "./support/visitor.ts";

let browser: Browser;
let app: System & WebPart;

beforeAll(async () => {
  browser = await sharedBrowser();
  app = await system({ web: {} });
});

afterAll(() => app?.[Symbol.asyncDispose]());

const somebody = (name: string) => visitor(browser, { origin: app.web.origin, name });
const person = (name: string) => account({ origin: app.web.origin, name });

it("lets a person sign up, make an organization and a campaign, log out, and return to the requested page", async () => {
  await using ada = await somebody("Ada");
  const { page } = ada;
  await page.goto("/sign-up");
  await fillSignUp({ ...ada, email: "ada" });
  await page.getByText("Must be an e-mail address.").waitFor();
  expect(
    await page.getByLabel("E-mail").evaluate((field) => field === field.ownerDocument.activeElement),
  ).toBe(true);
  await fillSignUp(ada);
  await page.getByText("Before the first one, you need an organization.").waitFor();
  await page.getByLabel("Name of the organization").fill("Dockplan");
  await page.getByRole("button", { name: "Create organization" }).click();
  await createCampaign(page, { name: "Nordic logistics" });
  await logOut(ada);

  await page.goto("/queue?from=mail");
  await page.waitForURL("**/sign-in?next=%2Fqueue%3Ffrom%3Dmail");
  await fillLogIn(ada, "not the password");
  await page.getByText("The e-mail address or the password is wrong.").waitFor();
  await fillLogIn(ada);
  await page.waitForURL("**/queue?from=mail");
  const { rows } = await app.pool.query(
    `SELECT organization.name, role FROM campaign JOIN organization ON organization.id = organization_id
     JOIN member USING (organization_id) WHERE campaign.name = 'Nordic logistics'`,
  );
  expect(rows).toEqual([{ name: "Dockplan", role: "owner" }]);
});

it("submits no form before the page's scripts run, so that no password gets into the address", async () => {
  await using eli = await somebody("Eli");
  const { page } = eli;
  const requested: string[] = [];
  page.on("request", (request) => requested.push(request.url()));
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/_next/static/**", async (route) => {
    if (route.request().resourceType() === "script") await released;
    await route.continue();
  });
  await page.goto("/sign-up", { waitUntil: "commit" });
  await page.getByLabel("Your name").fill("Eli");
  await page.getByLabel("E-mail").fill(eli.email);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.keyboard.press("Enter");
  release();
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByText("Before the first one, you need an organization.").waitFor();
  expect(requested.filter((url) => url.includes("password="))).toEqual([]);
});

it("brings an invited person to the organization's campaigns, and nobody else", async () => {
  const olga = await person("Olga");
  const { id: organizationId } = await olga.rest<{ id: string }>("/organizations", { name: "Havn" });
  const cold = { organizationId, name: "Cold chain", status: "CREATED" } as const;
  const { id: campaign } = await makeCampaign(app.db, cold);
  await using owner = await signedIn(browser, app.web.origin, olga);
  await owner.page.goto(`/organizations/${organizationId}?tab=invitations`);
  await owner.page.getByRole("button", { name: "Invite" }).click();
  await owner.page.getByLabel("E-mail").fill("bo@example.com");
  await owner.page.getByRole("button", { name: "Make the link" }).click();
  const link = await owner.page.getByLabel("The link").inputValue();

  await using cy = await signedIn(browser, app.web.origin, await person("Cy"));
  await cy.page.goto(link);
  await cy.page.getByRole("button", { name: "Accept the invitation" }).click();
  await cy.page.getByText("The invitation is for another e-mail address").waitFor();
  await cy.page.goto(`/campaigns/${campaign}`);
  await cy.page.getByRole("heading", { name: "No such campaign" }).waitFor();
  await cy.page.goto(`/organizations/${organizationId}?tab=do-not-contact`);
  await cy.page.getByRole("heading", { name: "No such organization" }).waitFor();

  await using bo = await somebody("Bo");
  await bo.page.goto(link);
  await bo.page.getByRole("link", { name: "Sign up" }).click();
  await fillSignUp(bo);
  await bo.page.getByRole("button", { name: "Accept the invitation" }).click();
  await bo.page.getByRole("link", { name: "Cold chain" }).waitFor();
  expect(await bo.page.getByRole("link", { name: "Audit" }).count()).toBe(0);
  await bo.page.goto("/audit");
  await bo.page.getByRole("heading", { name: "For those who manage an organization" }).waitFor();
  await bo.page.goto(`/organizations/${organizationId}?tab=invitations`);
  await bo.page.getByText("olga@example.com").waitFor();
  for (const name of [/Rename/, /Invite/, /Remove/]) {
    expect(await bo.page.getByRole("button", { name }).count()).toBe(0);
  }
});

it("ends a session at its next action after it was revoked in another browser", async () => {
  const eva = await person("Eva");
  await using here = await signedIn(browser, app.web.origin, eva);
  await using there = await somebody("Eva");
  await there.page.goto("/sign-in");
  await fillLogIn(there);
  await there.page.waitForURL("**/campaigns");
  await here.page.goto("/account");
  const rows = here.page.getByTestId("session-row");
  await rows
    .filter({ hasNotText: "this one" })
    .getByRole("button", { name: /Revoke/ })
    .click();
  await here.page.getByRole("dialog").getByRole("button", { name: "Revoke the session" }).click();
  // The page polls by itself, and its next request is refused.
  await there.page.waitForURL(/\/sign-in/);

  await here.page.getByRole("button", { name: "Revoke this session" }).click();
  await here.page.getByRole("dialog").getByRole("button", { name: "Revoke the session" }).click();
  await here.page.waitForURL("**/sign-in");
  const { rows: left } = await app.pool.query(
    `SELECT session.id FROM session JOIN "user" ON "user".id = user_id WHERE email = $1`,
    [eva.email],
  );
  expect(left).toEqual([]);
});

it("shows an API token once, which works with REST within its scopes until it is revoked", async () => {
  await using tom = await signedIn(browser, app.web.origin, await person("Tom"));
  const { page } = tom;
  await page.goto("/account");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByLabel("Name", { exact: true }).fill("nightly export");
  await page.getByRole("button", { name: "Make the token" }).click();
  const token = await page.getByLabel("The token", { exact: true }).inputValue();
  const status = async (method: "GET" | "POST") => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const body = method === "POST" ? { body: JSON.stringify({ name: "By token" }) } : {};
    return (await fetch(`${app.web.origin}/api/v1/organizations`, { method, headers, ...body })).status;
  };
  expect([await status("GET"), await status("POST")]).toEqual([200, 403]);
  await page.getByRole("button", { name: "I have copied it" }).click();
  await page.reload();
  await page.getByTestId("token-row").getByText("nightly export").waitFor();
  expect(await page.content()).not.toContain(token);
  await page.getByRole("button", { name: "Revoke the token nightly export" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke the token" }).click();
  await page
    .getByTestId("token-row")
    .getByText(/^revoked/)
    .waitFor();
  expect(await status("GET")).toBe(401);
});

it("tells a user why work is stopped, offers the controls to operators only, and names who closed", async () => {
  const oda = await person("Oda");
  const by = { kind: "server", name: "server:test" } as const;
  await app.tx((tx) => grantOperator(tx, { email: oda.email, by }));
  await app.tx((tx) => openBreaker(tx, { actor: "operator", reason: "wrong text goes out" }));
  await using user = await signedIn(browser, app.web.origin, await person("Una"));
  await user.page.goto("/queue");
  await user.page.getByText("Stopped by hand: wrong text goes out").waitFor();
  await user.page.getByRole("heading", { name: "For operators" }).waitFor();
  expect(await user.page.getByRole("button", { name: /breaker|stop|Probe/i }).count()).toBe(0);

  await using operator = await signedIn(browser, app.web.origin, oda);
  await operator.page.goto("/queue");
  await prepareClose(operator, "the text is right");
  await confirmClose(operator);
  await Promise.all([sees(operator, "CLOSED"), sees(user, "CLOSED")]);
  expect((await breakerEvents(app.pool)).at(-1)).toMatchObject({ kind: "CLOSED", actor: oda.email });
  expect([...user.consoleErrors, ...operator.consoleErrors]).toEqual([]);
});

it("offers no link if no mail is sent, and the page of that address says so", async () => {
  await using them = await somebody("Fay");
  await them.page.goto("/sign-in");
  await them.page.getByRole("button", { name: "Log in" }).waitFor();
  expect(await them.page.getByRole("link", { name: "Forgot the password?" }).count()).toBe(0);
  await them.page.goto("/forgot-password");
  await them.page.getByText("This installation sends no mail").waitFor();
});

it("limits guesses of the installation's token, and says when the next one is allowed", async () => {
  await using guesser = await somebody("Guesser");
  const { page } = guesser;
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "With the installation's token" }).click();
  const send = async (token: string) => {
    await page.getByLabel("The installation's token").fill(token);
    await page.getByRole("button", { name: "Sign in with the token" }).click();
  };
  await send("a guess");
  await page.getByText("Is not OPERATOR_TOKEN of the server.").waitFor();
  const headers = { "content-type": "application/json" };
  const guesses = Array.from({ length: 12 }, (_, n) =>
    fetch(`${app.web.origin}/api/session`, {
      method: "POST",
      headers,
      body: JSON.stringify({ token: `guess ${n}` }),
    }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(9);
  await send(OPERATOR_TOKEN);
  await page.getByText(/^Too many wrong tokens\. Try again at \d\d:\d\d, in 1\d min/).waitFor();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
});

it("sends an operator without an organization to the queue, and everybody else to the campaigns", async () => {
  const odile = await person("Odile");
  await app.tx((tx) => grantOperator(tx, { email: odile.email, by: { kind: "server", name: "test" } }));
  const otto = await person("Otto");
  for (const [who, page] of [
    [odile, "**/queue"],
    [otto, "**/campaigns"],
  ] as const) {
    await using them = await somebody(who.name);
    await them.page.goto("/");
    await them.page.waitForURL("**/sign-in");
    await fillLogIn(them);
    await them.page.waitForURL(page);
    if (who !== odile) continue;
    const idle = them.page.getByTestId("why-idle");
    await idle.getByText("No campaign of yours is running: start one.").waitFor();
  }
});
