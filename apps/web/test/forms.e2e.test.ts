import { offerSchema, searchCriteriaSchema } from "@leadgen/core";
import { OPERATOR_TOKEN, system } from "@leadgen/testkit";
import { CRITERIA, makeCampaign, makeOrganization, OFFER } from "@leadgen/testkit/make";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { signIn, watch } from "./support/operator.ts";
import { expectInReach, PHONE } from "./support/phone.ts";
import { handWorker } from "./support/pipeline.ts";
import { runningCampaign } from "./support/seed-campaign.ts";

let browser: Browser;
/** One app for all tests, since starting it takes longer than all of them. */
let scene: Awaited<ReturnType<typeof world>>;

async function world() {
  const stack = new AsyncDisposableStack();
  const app = stack.use(await system({ simulator: { seed: "forms" }, web: {} }));
  const { id: organizationId } = await makeOrganization(app.db, { name: "Dockplan" });
  const worker = await handWorker(app.pool);
  const seed = { organizationId, name: "Nordic logistics", leads: 3, done: 1, running: 1 };
  const campaign = await runningCampaign(worker, seed);
  return { ...app, organizationId, campaign, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

beforeAll(async () => {
  browser = await sharedBrowser();
  scene = await world();
});

afterAll(() => scene?.[Symbol.asyncDispose]());

async function somebody() {
  const context = await browser.newContext();
  const operator = watch(await context.newPage());
  await signIn(operator, { origin: scene.web.origin, token: OPERATOR_TOKEN });
  return { ...operator, context, [Symbol.asyncDispose]: () => context.close() };
}

it("keeps typed text through Escape, a click outside, a reload and the end of a session, and returns to it", async () => {
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

it("leaves a number as typed, says how it is read, and refuses an unreadable one at the field", async () => {
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

it("keeps filter, tab and drawer in the address, and Back closes the drawer and stays on the page", async () => {
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

it("returns the focus after a dialog and a drawer", async () => {
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

it("creates one campaign on two clicks at once", async () => {
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

it("previews a search by the answer to the last text typed, shows a sample mail, and shows failures without alarm", async () => {
  await using operator = await somebody();
  const { page } = operator;
  const { promise: late, resolve: answer } = Promise.withResolvers<void>();
  let asked = 0;
  await page.route("**/campaign.previewSearch*", async (route) => {
    if (asked++ === 0) await late;
    await route.continue().catch(() => undefined);
  });
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name", { exact: true }).waitFor();
  const preview = form.getByTestId("search-preview");
  await preview.getByText("to see the first people here").waitFor();
  await form.getByTestId("form-estimate").getByText("30 credits").first().waitFor();
  const type = async (label: string, text: string) => {
    const input = form.locator("input").and(form.getByLabel(label, { exact: true }));
    await input.fill(text);
    await input.press("Enter");
  };
  const firstAsked = page.waitForRequest("**/campaign.previewSearch*");
  await type("Titles", "head of operations");
  await firstAsked;
  await type("Locations", "denmark");
  const found = preview.getByText(/^[\d,]+ (person|people)/);
  await found.waitFor();
  const told = await found.textContent();
  answer();
  await type("Lead limit", "12");
  await form.getByTestId("form-estimate").getByText("12 credits").first().waitFor();
  const desk = page.viewportSize();
  await page.setViewportSize(PHONE);
  await form.getByTestId("form-total").getByText("credits: 12 Apollo").waitFor();
  for (const shown of [form.getByTestId("form-total"), form.getByRole("button", { name: "Create campaign" })])
    await expectInReach(shown);
  if (desk !== null) await page.setViewportSize(desk);
  expect(await found.textContent()).toBe(told);

  scene.simulator.setFault({ provider: "apollo", fault: "http-500" });
  await type("Keywords", "logistics");
  await preview.getByText("Not looked up:").waitFor();
  scene.simulator.clearFaults();
  await preview.getByRole("button", { name: "Ask again" }).click();
  await found.waitFor();

  const sample = form.getByTestId("sample-mail");
  await sample.getByText("Enter what you sell and who signs").waitFor();
  await form.getByLabel("Product").fill("Slot booking for warehouses.");
  await form.getByLabel("Sender's name").fill("Ida Brandt");
  await form.getByLabel("Sender's company").fill("Dockplan");
  await form.getByLabel("Sender's postal address").fill("Strandgata 1, Oslo");
  await sample.getByText("the simulator stands in for OpenAI").waitFor();
  await sample.getByRole("button", { name: "Write a sample mail" }).click();
  await sample.getByText("To Sunniva Example, head of operations").waitFor();
  await sample.getByText("Strandgata 1, Oslo").waitFor();
  await sample.getByText(/The simulator counts \$0\.\d+ for it/).waitFor();
  scene.simulator.setFault({ provider: "openai", fault: "http-500" });
  await sample.getByRole("button", { name: "Write another" }).click();
  await sample.getByText(/OpenAI wrote no mail/).waitFor();
  scene.simulator.clearFaults();
  expect(
    await scene.rows("SELECT outcome FROM provider_call WHERE purpose = 'SAMPLE_MAIL' ORDER BY id"),
  ).toEqual([{ outcome: "SUCCEEDED" }, { outcome: "FAILED" }]);
  expect(await scene.rows("SELECT state FROM breaker")).toEqual([{ state: "CLOSED" }]);
});

it("edits a draft, keeps typed changes through a reload, and duplicates it with all criteria", async () => {
  await using operator = await somebody();
  const { page } = operator;
  const criteria = searchCriteriaSchema.parse({
    ...CRITERIA,
    organizationDomains: ["nordkyst.example"],
    employeeRanges: [{ min: 7, max: 70 }],
  });
  const offer = offerSchema.parse(OFFER);
  const { organizationId } = scene;
  const { id } = await makeCampaign(scene.db, {
    organizationId,
    name: "Ferries",
    status: "CREATED",
    criteria,
    offer,
  });
  const stored = () =>
    scene.rows<object>(
      `SELECT name, lead_limit AS leads, criteria, offer FROM campaign WHERE name LIKE 'Ferries%' ORDER BY id`,
    );
  const [before] = await stored();
  await page.goto(`${scene.web.origin}/campaigns/${id}`);
  await page.getByRole("button", { name: "Edit…" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Lead limit").fill("17");
  await page.reload();
  await form.getByLabel("Name", { exact: true }).fill("Ferries, north");
  expect(await form.getByLabel("Lead limit").inputValue()).toBe("17");
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: "Ferries, north" }).waitFor();
  expect(await stored()).toEqual([{ ...before, name: "Ferries, north", leads: 17 }]);

  await page.getByRole("button", { name: "Duplicate…" }).click();
  await form.getByRole("button", { name: "Create campaign" }).click();
  await page.getByRole("heading", { level: 1, name: "Ferries, north (copy)" }).waitFor();
  const [first, second] = await stored();
  expect(second).toEqual({ ...first, name: "Ferries, north (copy)" });
  await page.getByRole("button", { name: "Delete Ferries, north (copy)" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the campaign" }).click();
  await page.waitForURL("**/campaigns");
  expect(await stored()).toEqual([first]);
});

it("imports a do-not-contact list in calls of a thousand, and first says which lines it omits", async () => {
  await using operator = await somebody();
  const { page } = operator;
  await page.goto(`${scene.web.origin}/organizations/${scene.organizationId}?tab=do-not-contact`);
  await page.getByRole("button", { name: "Add or import…" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Addresses and domains").fill("ada@example.com\n\nnobody in particular\nexample.org");
  const preview = form.getByTestId("contacts-preview");
  await preview.getByText("1 address and 1 domain: ada@example.com, example.org").waitFor();
  await preview.getByText("Line 3: nobody in particular").waitFor();

  const lines = Array.from({ length: 1200 }, (_, n) => `Person ${n};person-${n}@example.com`);
  const buffer = Buffer.from(["Name;E-Mail", ...lines, "Nobody;none"].join("\r\n"));
  await form
    .locator("input[type=file]")
    .setInputFiles({ name: "customers.csv", mimeType: "text/csv", buffer });
  await preview.getByText("Line 1202: Nobody;none").waitFor();
  await form.getByLabel("Reason").fill("Customers");
  await form.getByRole("button", { name: "Add 1,200 entries" }).click();
  await form.getByText("1,200 entries are new.").waitFor();
  const [{ n } = { n: 0 }] = await scene.rows<{ n: number }>(
    "SELECT count(*)::int AS n FROM do_not_contact WHERE reason = 'Customers'",
  );
  expect(n).toBe(1200);
  expect(await scene.rows("SELECT 1 FROM audit_event WHERE action = 'doNotContact.add'")).toHaveLength(2);
  expect(operator.consoleErrors).toEqual([]);
});
