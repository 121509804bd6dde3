import { expect, it } from "vitest";
import { createCampaign } from "./support/campaign-form.ts";
import { goTo } from "./support/operator.ts";
import { expectInvariants } from "./support/rows.ts";
import { wholeSystem } from "./support/whole-system.ts";

const SENDER = "ada@ourdomain.example";
const ADDRESS = "Dockplan ApS, Havnegade 1, Aarhus";

it("shows the mails, activates the sending, shows its result, and pauses it", async () => {
  await using scene = await wholeSystem();
  const { simulator, operator, pool } = scene;
  const { page } = operator;
  await createCampaign(page, { name: "Danish operations", organization: "Dockplan", leads: 6 });
  await page.getByRole("button", { name: "Start Danish operations" }).click();
  await page.getByRole("button", { name: "Start campaign" }).click();
  await page.getByText("Nobody gets one until a person activates the sending.").waitFor();

  await page.getByRole("button", { name: "Activate sending…" }).click();
  const question = page.getByRole("dialog");
  await question.getByText("Senders: name at least one account of the workspace").waitFor();
  await question.getByText("Sender's postal address: enter where the sender can be reached").waitFor();
  expect(await question.getByRole("button", { name: /^Activate for/ }).isDisabled()).toBe(true);
  await question.getByRole("button", { name: "Back" }).click();

  await page.getByRole("button", { name: "Change…" }).click();
  const form = page.getByRole("dialog");
  const senders = form.locator("input").and(form.getByLabel("Senders"));
  await senders.fill(SENDER);
  await senders.press("Enter");
  await form.getByLabel("To", { exact: true }).fill("08:00");
  await form.getByLabel("Sender's postal address").fill(ADDRESS);
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("It must end later than it begins").waitFor();
  await form.getByLabel("To", { exact: true }).fill("17:30");
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "detached" });

  await page.getByRole("button", { name: "Look at the mails…" }).click();
  const mails = page.getByRole("dialog");
  await mails.getByTestId("mail").first().getByText(ADDRESS).waitFor();
  const { rows } = await pool.query<{ n: number }>(
    "SELECT count(*)::int AS n FROM lead WHERE status = 'HANDED_OVER'",
  );
  const people = (rows[0]?.n ?? 0) - 1;
  expect(await mails.getByTestId("mail").count()).toBe(people + 1);
  await mails
    .getByRole("button", { name: /^Take out/ })
    .first()
    .click();
  const why = page.getByRole("dialog", { name: /^Take out/ });
  await why.getByRole("textbox", { name: "Reason" }).fill("Is a customer already");
  await why.getByRole("button", { name: "Take out", exact: true }).click();
  await mails.getByTestId("mail").nth(people).waitFor({ state: "detached" });
  await mails.getByRole("button", { name: "Close the mails" }).click();

  await goTo(operator, "Campaigns");
  await page.getByTestId("campaign-row").getByText("Sending is not activated yet").waitFor();
  await page.getByRole("link", { name: "Danish operations" }).click();
  await page.getByRole("button", { name: "Activate sending…" }).click();
  await page.getByRole("button", { name: /^Activate for/ }).click();
  await page.getByTestId("sending-state").getByText("Active", { exact: true }).waitFor();

  const [round] = simulator.sendMails({ at: "next" });
  expect(simulator.mails()).toHaveLength(people);
  expect(round).toBeDefined();
  const [mail] = simulator.mails();
  expect(mail?.from).toBe(SENDER);
  expect(mail?.headers).toHaveProperty("List-Unsubscribe");
  expect(mail?.text.endsWith(`\n\n${ADDRESS}`)).toBe(true);
  await page.getByTestId("sending-reason").waitFor();

  await page.getByRole("button", { name: "Pause sending…" }).click();
  await page.getByRole("button", { name: "Pause the sending" }).click();
  await page.getByTestId("sending-state").getByText("Paused").waitFor();
  await goTo(operator, "Campaigns");
  await page.getByTestId("campaign-row").getByText("Sending is paused").waitFor();
  await page
    .getByTestId("campaign-row")
    .getByText(/^as of \d\d:\d\d$/)
    .waitFor();
  await expectInvariants(pool);
  expect(operator.consoleErrors).toEqual([]);
});
