import type { Page } from "playwright-core";

/** An operator's actions in the browser. */
export interface Operator {
  readonly page: Page;
  /** Errors in the browser's console so far. */
  readonly consoleErrors: readonly string[];
}

/** Milliseconds for one step: shorter than a test's timeout, so that a failure names the step. */
const PATIENCE_MS = 60_000;

export function watch(page: Page): Operator {
  page.setDefaultTimeout(PATIENCE_MS);
  const consoleErrors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") consoleErrors.push(message.text());
  });
  page.on("pageerror", (error) => consoleErrors.push(String(error)));
  return { page, consoleErrors };
}

export async function signIn(
  { page }: Operator,
  { origin, token }: { origin: string; token: string },
): Promise<void> {
  await page.goto(origin);
  await page.waitForURL("**/sign-in");
  await page.getByRole("button", { name: "With the installation's token" }).click();
  await page.getByLabel("The installation's token").fill(token);
  await page.getByRole("button", { name: "Sign in with the token" }).click();
  await page.waitForURL("**/campaigns");
}

/** Opens a page by the navigation, without a reload. */
export async function goTo({ page }: Operator, name: "Campaigns" | "Queue"): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

/** Resolves once the queue page shows this state. */
export async function sees(
  { page }: Pick<Operator, "page">,
  state: "CLOSED" | "OPEN" | "UNKNOWN",
): Promise<void> {
  await page.locator(`[data-testid=breaker-state][data-state=${state}]`).waitFor();
}

/** Opens the close dialog and enters a reason, without the last click. */
export async function prepareClose({ page }: Operator, reason: string): Promise<void> {
  await page.getByRole("button", { name: "Close and resume…" }).click();
  await page.getByTestId("close-preview").waitFor();
  await page.getByRole("textbox", { name: "Why is it safe to go on?" }).fill(reason);
}

export async function confirmClose({ page }: Operator): Promise<void> {
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Close and resume/ })
    .click();
}

/**
 * Holds back the page's queries, so that its data stays as it is; its mutations still go out.
 * @returns lets the queries go on.
 */
export async function holdQueries({ page }: Operator): Promise<() => void> {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route("**/api/trpc/**", async (route) => {
    if (route.request().method() === "GET") await released;
    await route.continue();
  });
  return release;
}
