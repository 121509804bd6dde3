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

/** Opens the campaigns with the installation's token as the session. Its form is tested in accounts.e2e.test.ts and forms.e2e.test.ts. */
export async function signIn(
  { page }: Operator,
  { origin, token }: { origin: string; token: string },
): Promise<void> {
  const session = { httpOnly: true, sameSite: "Strict" } as const;
  await page.context().addCookies([{ name: "leadgen_session", value: token, url: origin, ...session }]);
  await page.goto(`${origin}/campaigns`);
  // A click on a page that is not yet live may be lost.
  await page.getByTestId("live-chip").filter({ hasText: "Live" }).waitFor();
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
