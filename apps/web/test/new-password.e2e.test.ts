import { system } from "@leadgen/testkit";
import { smtpReceiver } from "@leadgen/testkit/receivers";
import { buildWeb } from "@leadgen/testkit/web";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { account, fillLogIn, visitor } from "./support/visitor.ts";

let browser: Browser;
beforeAll(async () => {
  await buildWeb();
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

it("mails a link to who forgot the password, with which a new one is set and old sessions end", async () => {
  await using post = await smtpReceiver();
  const PUBLIC_URL = "http://leads.example.com/";
  const web = { SMTP_URL: post.url, MAIL_FROM: "leadgen <leadgen@example.com>", PUBLIC_URL };
  await using app = await system({ web });
  const { origin } = app.web;
  const ada = await account({ origin, name: "Ada" });
  await using them = await visitor(browser, { origin, name: "Ada" });
  const { page } = them;

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot the password?" }).click();
  // The page before has such a field, too.
  await page.waitForURL("**/forgot-password");
  await page.getByRole("button", { name: "Mail me a link" }).waitFor();
  await page.getByLabel("E-mail").fill(ada.email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByText("If there is an account with this address").waitFor();
  await expect.poll(() => post.mails.length).toBe(1);
  const [mail] = post.mails;
  expect(mail?.to).toEqual([ada.email]);
  const link = /http:\/\/leads\.example\.com(\/reset-password#\S+)/.exec(mail?.source ?? "")?.[1] ?? "none";

  await page.goto(link);
  await page.getByLabel("New password").fill("short");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText(/at least 12 characters/).waitFor();
  await page.getByLabel("New password").fill("a third horse battery");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("Every session of your account has ended").waitFor();
  const me = await fetch(`${origin}/api/v1/auth/me`, { headers: { authorization: `Bearer ${ada.token}` } });
  expect(me.status).toBe(401);
  await page.getByRole("link", { name: "Log in" }).click();
  await fillLogIn({ ...them, email: ada.email }, "a third horse battery");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

  const secret = link.split(".").at(-1) ?? "";
  expect(secret.length).toBeGreaterThan(40);
  expect(app.web.printed()).toContain("A mail was handed in.");
  for (const kept of [secret, ada.email, "horse"]) expect(app.web.printed()).not.toContain(kept);
});

it("offers no link where no mail is sent, and says so to who comes by the address", async () => {
  await using app = await system({ web: {} });
  await using them = await visitor(browser, { origin: app.web.origin, name: "Bo" });
  await them.page.goto("/sign-in");
  await them.page.getByRole("button", { name: "Log in" }).waitFor();
  expect(await them.page.getByRole("link", { name: "Forgot the password?" }).count()).toBe(0);
  await them.page.goto("/forgot-password");
  await them.page.getByText("This installation sends no mail").waitFor();
});
