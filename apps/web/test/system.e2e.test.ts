import { expect, it } from "vitest";
import { createCampaign } from "./support/campaign-form.ts";
import { confirmClose, goTo, prepareClose, sees } from "./support/operator.ts";
import { breakerEvents, expectInvariants, jobCounts } from "./support/rows.ts";
import { wholeSystem } from "./support/whole-system.ts";

it("runs a campaign from the form through an outage and the operator's close to its end", async () => {
  await using scene = await wholeSystem();
  const { pool, simulator, operator } = scene;
  const { page } = operator;
  simulator.setFault({ provider: "openai", fault: "quota-exhausted" });
  await createCampaign(page, {
    name: "Danish operations",
    organization: "Dockplan",
    leads: 20,
    preview: true,
  });
  await page.getByRole("button", { name: "Start Danish operations" }).click();
  await page.getByRole("button", { name: "Start campaign" }).click();

  await page.getByTestId("breaker-banner").getByText("All work is stopped.").waitFor();
  await page.getByRole("heading", { level: 1 }).getByText("Waiting").waitFor();
  await goTo(operator, "Queue");
  await sees(operator, "OPEN");
  await page.getByRole("heading", { name: /^OpenAI: / }).waitFor();
  const { PENDING = 0, RUNNING = 0, PAUSED = 0 } = await jobCounts(pool);
  expect({ PENDING, RUNNING, paused: PAUSED > 0 }).toEqual({ PENDING: 0, RUNNING: 0, paused: true });

  simulator.clearFaults();
  await prepareClose(operator, "topped up");
  await confirmClose(operator);
  await sees(operator, "CLOSED");
  await page.getByRole("button", { name: "Ask Apollo for its credits" }).click();
  await page
    .getByTestId("credits-APOLLO")
    .getByText(/^[\d,]+ credits left at/)
    .waitFor();
  await goTo(operator, "Campaigns");
  await page.getByTestId("campaign-row").getByText("Finished").waitFor();

  expect(await breakerEvents(pool)).toMatchObject([
    { kind: "OPENED" },
    { kind: "CLOSED", reason: "topped up" },
  ]);
  const { rows } = await pool.query("SELECT count(*)::int AS sent FROM lead WHERE status = 'HANDED_OVER'");
  expect(simulator.state().instantlyLeads).toBe(rows[0].sent);
  await expectInvariants(pool);
  expect(operator.consoleErrors).toEqual([]);
});
