import { grantOperator } from "@leadgen/api/operators";
import { OPERATOR_TOKEN, type SimulatedSystem, system, type WebPart } from "@leadgen/testkit";
import { type HttpReceiver, httpReceiver } from "@leadgen/testkit/receivers";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { pressOn, tabTo, typeIn } from "./support/keyboard.ts";
import { goTo, sees, signIn, watch } from "./support/operator.ts";
import { expectInvariants } from "./support/rows.ts";
import { visitor } from "./support/visitor.ts";

let browser: Browser;
let hook: HttpReceiver;
let app: SimulatedSystem & WebPart;

beforeAll(async () => {
  browser = await sharedBrowser();
  hook = await httpReceiver();
  app = await system({
    simulator: { seed: "system", defaultLatencyMs: 40 },
    workers: 1,
    web: {},
    env: { ALERT_WEBHOOK_URL: hook.url, ALERT_WEBHOOK_ALLOW_INTERNAL: "true", ALERT_RETRY_MS: "50" },
  });
});

afterAll(async () => {
  await app?.[Symbol.asyncDispose]();
  await hook?.[Symbol.asyncDispose]();
});

it("works on the first day by keyboard alone: sign-up, sample, an own campaign, an outage, a lead", async () => {
  await using ada = await visitor(browser, { origin: app.web.origin, name: "Ada" });
  const { page } = ada;
  const enter = () => page.keyboard.press("Enter");
  await page.goto("/sign-up");
  await typeIn(page, page.getByLabel("Your name"), "Ada");
  await typeIn(page, page.getByLabel("E-mail"), ada.email);
  await typeIn(page, page.getByLabel("Password", { exact: true }), "correct horse battery");
  // Before the page's scripts run, Enter does nothing.
  await page.locator("button[type=submit]:enabled").waitFor();
  await enter();
  await typeIn(page, page.getByLabel("Name of the organization"), "Dockplan");
  await enter();
  await page.getByRole("heading", { name: "First steps: 2 of 5 done" }).waitFor();
  const by = { kind: "server", name: "test" } as const;
  await app.tx((tx) => grantOperator(tx, { email: ada.email, by }));

  await page.goto("/first-steps");
  await pressOn(page, "Run the sample");
  await page.locator("[data-testid=sample-result][data-status=COMPLETED]").waitFor();
  await page.getByText("sends none of them until a person activates the sending").waitFor();
  await page.getByRole("heading", { name: "First steps: 3 of 5 done" }).waitFor();
  await page.goto("/campaigns");
  await tabTo(page, page.getByRole("link", { name: "What it brought" }));
  await enter();
  await page.getByTestId("sample-result").waitFor();

  app.simulator.setFault({ provider: "openai", fault: "quota-exhausted" });
  await tabTo(page, page.getByRole("link", { name: "New campaign" }));
  await enter();
  const form = page.getByRole("dialog");
  const field = (label: string) =>
    form.locator("input, textarea").and(form.getByLabel(label, { exact: true }));
  await typeIn(page, field("Name"), "Cold chain");
  await typeIn(page, field("Titles"), "head of operations");
  await enter();
  await typeIn(page, field("Product"), "Slot booking for warehouses.");
  await typeIn(page, field("Sender's name"), "Ada");
  await typeIn(page, field("Sender's company"), "Dockplan");
  await enter();
  await page.getByRole("heading", { level: 1, name: "Cold chain" }).waitFor();
  await pressOn(page, "Start Cold chain");
  await page.getByText("Everything is in place.").waitFor();
  await pressOn(page, "Start campaign");
  // Until it is closed, Tab stays in it.
  await form.waitFor({ state: "detached" });

  await page.getByTestId("breaker-banner").getByText("All work is stopped.").waitFor();
  app.simulator.clearFaults();
  await tabTo(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Queue" }));
  await enter();
  await sees(ada, "OPEN");
  await pressOn(page, "Close and resume…");
  await typeIn(page, page.getByRole("textbox", { name: "Why is it safe to go on?" }), "topped up");
  await pressOn(page, /^Close and resume \d+ jobs?$/);
  await sees(ada, "CLOSED");
  await form.waitFor({ state: "detached" });

  await tabTo(page, page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Campaigns" }));
  await enter();
  await page.getByRole("heading", { level: 1, name: "Campaigns" }).waitFor();
  await tabTo(page, page.getByRole("link", { name: "Cold chain" }));
  await enter();
  await page.getByRole("heading", { level: 1 }).getByText("Finished").waitFor();
  const lead = page.getByTestId("lead-row").first().getByRole("button").first();
  await tabTo(page, lead);
  await enter();
  await page.getByRole("button", { name: "Close the lead" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await expect
    .poll(() => lead.evaluate((element) => element === element.ownerDocument.activeElement))
    .toBe(true);
  await expectInvariants(app.pool);
  expect(ada.consoleErrors).toEqual([]);
});

it("sends a test alert by the configured channels, and says whether it arrived", async () => {
  const context = await browser.newContext();
  const operator = watch(await context.newPage());
  await signIn(operator, { origin: app.web.origin, token: OPERATOR_TOKEN });
  const { page } = operator;
  await goTo(operator, "Queue");
  const tests = page.getByTestId("alert-TEST");
  await page.getByRole("button", { name: "Send a test" }).click();
  await tests.getByText("Webhook: delivered").waitFor();
  expect(hook.taken.map(({ body }) => JSON.parse(body).kind)).toContain("TEST");

  hook.answer(410);
  await page.getByRole("button", { name: "Send a test" }).click();
  await tests.first().getByText(/410/).waitFor();
  hook.answer("take");
  await context.close();
});
