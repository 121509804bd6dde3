import { system } from "@leadgen/testkit";
import { smtpReceiver } from "@leadgen/testkit/receivers";
import { buildWeb } from "@leadgen/testkit/web";
import type { Browser } from "playwright-core";
import { beforeAll, expect, it, vi } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { fillLogIn, visitor } from "./support/visitor.ts";

let browser: Browser;
beforeAll(async () => {
  await buildWeb();
  browser = await sharedBrowser();
});
it("mails a link to choose a password after sign-up, and another to replace it, which ends old sessions", async () => {
  await using post = await smtpReceiver();
  const PUBLIC_URL = "http://leads.example.com/";
  const web = { SMTP_URL: post.url, MAIL_FROM: "leadgen <leadgen@example.com>", PUBLIC_URL };
  await using app = await system({ web });
  await using them = await visitor(browser, { origin: app.web.origin, name: "Ada" });
  const { page, email } = them;
  const mailNumber = async (count: number) => {
    await vi.waitUntil(() => post.mails.length === count, { timeout: 20_000 });
    expect(post.mails.at(-1)?.to).toEqual([email]);
    const source = post.mails.at(-1)?.source ?? "";
    return { source, link: /http:\/\/leads\.example\.com(\/reset-password#\S+)/.exec(source)?.[1] ?? "none" };
  };
  const signUp = async () => {
    await page.goto("/sign-up?next=/account");
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("E-mail").fill(email);
    expect(await page.getByLabel("Password").count()).toBe(0);
    await page.getByRole("button", { name: "Sign up" }).click();
    return page.getByRole("status").textContent();
  };
  const choose = async (password: string) => {
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Set the password" }).click();
  };

  const fresh = await signUp();
  expect(fresh).toContain("A mail is on its way to this address");
  await page.goto((await mailNumber(1)).link);
  await choose("correct horse battery");
  await page.getByText("Your password is set").waitFor();
  await page.goto("/sign-in?next=/account");
  await fillLogIn(them);
  await page.waitForURL(({ pathname }) => pathname === "/account");
  const [before] = await app.rows("SELECT id FROM session");

  // Leaves the page first: it would notice the end of its session and open the sign-in page.
  await page.goto("about:blank");
  await page.context().clearCookies();
  expect(await signUp()).toBe(fresh);
  const taken = await mailNumber(2);
  expect(taken).toMatchObject({ link: "none", source: expect.stringContaining("It has an account already") });

  await page.getByRole("link", { name: "log in here" }).click();
  await page.getByRole("link", { name: "Forgot the password?" }).click();
  // The previous page has such a field too.
  await page.waitForURL("**/forgot-password");
  await page.getByRole("button", { name: "Mail me a link" }).waitFor();
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Mail me a link" }).click();
  await page.getByText("If there is an account with this address").waitFor();
  const { link } = await mailNumber(3);
  await page.goto(link);
  await choose("short");
  await page.getByText(/at least 12 characters/).waitFor();
  await choose("a third horse battery");
  await page.getByText("Every session of your account has ended").waitFor();
  expect(before).toBeDefined();
  expect(await app.rows("SELECT id FROM session")).toEqual([]);
  await page.getByRole("link", { name: "Log in" }).click();
  await fillLogIn(them, "a third horse battery");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));

  const secret = link.split(".").at(-1) ?? "";
  expect(secret.length).toBeGreaterThan(40);
  expect(app.web.printed()).toContain("A mail was handed in.");
  for (const kept of [secret, email, "horse"]) expect(app.web.printed()).not.toContain(kept);
});
