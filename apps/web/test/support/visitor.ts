import type { Browser } from "playwright-core";
import { type Operator, watch } from "./operator.ts";

/** The password of all visitors; long enough. */
const PASSWORD = "correct horse battery";

/** A visitor with their own browser. */
export interface Visitor extends Operator, AsyncDisposable {
  readonly name: string;
  readonly email: string;
}

interface At {
  readonly origin: string;
  readonly name: string;
}

/** A visitor without a session. */
export async function visitor(browser: Browser, { origin, name }: At): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: origin });
  const watched = watch(await context.newPage());
  const email = `${name.toLowerCase()}@example.com`;
  return { ...watched, name, email, [Symbol.asyncDispose]: () => context.close() };
}

/** A person with an account made by REST, and the means to call REST in their name. */
export interface Account {
  readonly name: string;
  readonly email: string;
  /** A call of REST in the account's name. @returns its `data`. */
  rest<Data>(path: string, body: object): Promise<Data>;
  readonly token: string;
}

export async function account({ origin, name }: At): Promise<Account> {
  const email = `${name.toLowerCase()}@example.com`;
  const rest = async <Data>(path: string, body: object, token?: string): Promise<Data> => {
    const answer = await fetch(`${origin}/api/v1${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return ((await answer.json()) as { data: Data }).data;
  };
  const { token } = await rest<{ token: string }>("/auth/signup", { name, email, password: PASSWORD });
  return { name, email, token, rest: (path, body) => rest(path, body, token) };
}

/** The same, with a browser that holds the account's session. */
export async function signedIn(browser: Browser, origin: string, who: Account): Promise<Visitor> {
  const them = await visitor(browser, { origin, name: who.name });
  const cookie = {
    name: "leadgen_session",
    value: who.token,
    url: origin,
    httpOnly: true,
    sameSite: "Strict" as const,
  };
  await them.page.context().addCookies([cookie]);
  return them;
}

/** Signs up on the sign-up page; does not wait for the next page. */
export async function fillSignUp({ page, name, email }: Visitor): Promise<void> {
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign up" }).click();
}

/** Logs in on the log-in page; does not wait for the next page. */
export async function fillLogIn({ page, email }: Visitor, password = PASSWORD): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Log in" }).click();
}

/** Logs out by the user's menu. */
export async function logOut({ page }: Visitor): Promise<void> {
  await page.getByRole("button", { name: /account and log-out/ }).click();
  await page.getByRole("button", { name: "Log out", exact: true }).click();
  await page.waitForURL("**/sign-in");
}
