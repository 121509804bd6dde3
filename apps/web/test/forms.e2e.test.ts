import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { makeOrganization } from "@leadgen/testkit/make";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchBrowser } from "./support/browser.ts";
import { signIn, watch } from "./support/operator.ts";
import { handWorker } from "./support/pipeline.ts";
import { runningCampaign } from "./support/seed-campaign.ts";

let browser: Browser;
/** One for all, since starting an app takes longer than all that happens here. */
let scene: Awaited<ReturnType<typeof world>>;

async function world() {
  const stack = new AsyncDisposableStack();
  const app = stack.use(await system({ web: {} }));
  const { id: organizationId } = await makeOrganization(app.db, { name: "Dockplan" });
  const worker = await handWorker(app.pool);
  const seed = { organizationId, name: "Nordic logistics", leads: 3, done: 1, running: 1 };
  const campaign = await runningCampaign(worker, seed);
  return { ...app, campaign, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

beforeAll(async () => {
  browser = await launchBrowser();
  scene = await world();
});

afterAll(async () => {
  await scene?.[Symbol.asyncDispose]();
  await browser?.close();
});

async function somebody() {
  const context = await browser.newContext();
  const operator = watch(await context.newPage());
  await signIn(operator, { origin: scene.web.origin, token: OPERATOR_TOKEN });
  return { ...operator, context, [Symbol.asyncDispose]: () => context.close() };
}

it("keeps what was typed through Escape, a click outside, a reload and a session that ends, and leads back to it", async () => {
  await using operator = await somebody();
  const { page, context } = operator;
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog");
  const name = form.getByLabel("Name", { exact: true });
  await name.fill("Cold chain");
  await form.getByLabel("Product").fill("Slot booking for warehouses.");
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "New campaign" }).click();
  expect(await name.inputValue()).toBe("Cold chain");
  await page.mouse.click(5, 300);
  await form.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "New campaign" }).click();

  await page.reload();
  await name.waitFor();
  expect(await name.inputValue()).toBe("Cold chain");

  await context.clearCookies();
  await page.waitForURL("**/sign-in?next=*");
  await page.getByRole("button", { name: "With the installation's token" }).click();
  await page.getByLabel("The installation's token").fill(OPERATOR_TOKEN);
  await page.getByRole("button", { name: "Sign in with the token" }).click();
  await name.waitFor();
  expect(await name.inputValue()).toBe("Cold chain");
  expect(await form.getByLabel("Product").inputValue()).toBe("Slot booking for warehouses.");
  await form.getByRole("button", { name: "Empty the form" }).click();
  expect(await name.inputValue()).toBe("");
});

it("leaves a number as it was typed, says how it is read, and refuses what it can't read at the field", async () => {
  await using operator = await somebody();
  const { page } = operator;
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog");
  const limit = form.getByLabel("Lead limit");
  for (const [typed, said] of [
    ["1,500", "Read as 1,500."],
    ["1.000", "Read as 1,000."],
  ] as const) {
    await limit.fill(typed);
    await form.getByText(said).waitFor();
    expect(await limit.inputValue()).toBe(typed);
  }
  for (const typed of ["2.5", "999999"]) {
    await limit.fill(typed);
    await form.getByRole("button", { name: "Create campaign" }).click();
    await form.getByText("Enter a whole number from 1 to 50,000.").waitFor();
    expect(await limit.inputValue()).toBe(typed);
  }
});

it("has filter, tab and drawer in the address, and Back closes the drawer and stays on the page", async () => {
  await using operator = await somebody();
  const { page } = operator;
  const address = `${scene.web.origin}/campaigns/${scene.campaign.id}`;
  await page.goto(address);
  await page.getByLabel("Show leads with status").selectOption("HANDED_OVER");
  await page.getByRole("button", { name: "Astrid Holm" }).click();
  await page.getByTestId("lead-email").waitFor();
  expect(new URL(page.url()).search).toMatch(/^\?status=HANDED_OVER&lead=[0-9a-f-]{36}$/);
  await page.goBack();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(page.url()).toBe(`${address}?status=HANDED_OVER`);

  await page.goForward();
  await page.getByTestId("lead-email").waitFor();
  await page.reload();
  await page.getByTestId("lead-email").waitFor();
  await page.getByRole("button", { name: "Close the lead" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(page.url()).toBe(`${address}?status=HANDED_OVER`);
  expect(await page.getByLabel("Show leads with status").inputValue()).toBe("HANDED_OVER");
  expect(operator.consoleErrors).toEqual([]);
});

it("gives the focus back after a dialog and a drawer", async () => {
  await using operator = await somebody();
  const { page } = operator;
  await page.goto(`${scene.web.origin}/campaigns/${scene.campaign.id}`);
  for (const [button, closes] of [
    ["Cancel…", "Close this dialog"],
    ["Astrid Holm", "Close the lead"],
  ] as const) {
    const opener = page.getByRole("button", { name: button });
    await opener.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: closes }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => page.locator(":focus").textContent()).toBe(button);
  }
});

it("makes one campaign of two clicks at once", async () => {
  await using operator = await somebody();
  const { page } = operator;
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name", { exact: true }).fill("Cold chain");
  await form.getByLabel("Keywords").fill("logistics");
  await form.getByLabel("Product").fill("Slot booking for warehouses.");
  await form.getByLabel("Sender's name").fill("Ida Brandt");
  await form.getByLabel("Sender's company").fill("Dockplan");
  await page.evaluate(
    `(() => { const form = document.querySelector("form"); form.requestSubmit(); form.requestSubmit(); })()`,
  );
  await page.getByRole("heading", { level: 1, name: "Cold chain" }).waitFor();
  expect(await scene.rows("SELECT 1 FROM campaign WHERE name = 'Cold chain'")).toHaveLength(1);
});
