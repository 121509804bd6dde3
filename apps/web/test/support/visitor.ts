import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Operator, watch } from "./operator.ts";

/** Long enough, and the same for everybody. */
const PASSWORD = "correct horse battery";

export interface Visitor extends Operator {
  readonly name: string;
  readonly email: string;
  readonly context: BrowserContext;
}

/** Somebody with a browser of their own, whom the app does not know yet. */
export async function visitor(
  browser: Browser,
  { origin, name }: { origin: string; name: string },
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: origin });
  const watched = watch(await context.newPage());
  return { ...watched, name, email: `${name.toLowerCase()}@example.com`, context };
}

/** On the sign-up page, wherever it leads to afterwards. */
async function fillSignUp({ page, name, email }: Visitor): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
}

export async function signUp(who: Visitor): Promise<void> {
  await who.page.goto("/sign-up");
  await fillSignUp(who);
  await who.page.waitForURL("**/campaigns");
}

export async function logIn({ page, email }: Visitor, password = PASSWORD): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

export async function makeOrganization(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name of the organization").fill(name);
  await page.getByRole("button", { name: "Create organization" }).click();
  await page.getByRole("button", { name: "New campaign" }).waitFor();
}

/** By the user's menu. */
export async function logOut({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: /account and log-out/ }).click();
  await page.getByRole("menuitem", { name: "Log out" }).click();
  await page.waitForURL("**/sign-in");
}
