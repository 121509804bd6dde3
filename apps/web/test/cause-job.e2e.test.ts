import { grantOperator } from "@leadgen/api/operators";
import { closeBreaker } from "@leadgen/core/outreach";
import { transaction } from "@leadgen/db";
import type { Browser } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "./support/browser.ts";
import { breakDown, breakDownAgain, type OutageWorld, outageWorld } from "./support/outage-world.ts";
import { account, signedIn, type Visitor } from "./support/visitor.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

/** An operator without an organization, on a phone. */
async function outsider({ origin, pool }: OutageWorld): Promise<Visitor> {
  const oda = await account({ origin, name: "Oda" });
  const by = { kind: "server", name: "server:test" } as const;
  await transaction(pool, (tx) => grantOperator(tx, { email: oda.email, by }));
  return signedIn(browser, origin, oda);
}

const job = async ({ pool, campaign }: OutageWorld) => {
  const { rows } = await pool.query("SELECT status, error_message FROM job WHERE id = $1", [
    campaign.claims[0]?.jobId,
  ]);
  return rows[0];
};

it("lets an operator without an organization cancel the job that the cause names", async () => {
  await using scene = await outageWorld(browser);
  await breakDown(scene);
  await using operator = await outsider(scene);
  const { page } = operator;
  await page.goto(`${scene.origin}/queue`);
  const cause = page.getByTestId("cause-job");
  await cause.getByText("campaign “Nordic logistics” of Dockplan").waitFor();
  await cause.getByRole("button", { name: "Cancel this job…" }).click();
  await cause.getByRole("button", { name: "Cancel the job" }).click();
  await cause.getByText("The job whose call failed is cancelled").waitFor();
  expect(await job(scene)).toMatchObject({ status: "CANCELLED" });
  expect(operator.consoleErrors).toEqual([]);
});

it("says how often in a row the job has opened the breaker, and cancels it in the dialog before closing", async () => {
  await using scene = await outageWorld(browser);
  await breakDown(scene);
  await transaction(scene.pool, (tx) => closeBreaker(tx, { actor: "ada", reason: "mine", epoch: 1 }));
  await breakDownAgain(scene);
  await using operator = await outsider(scene);
  const { page } = operator;
  await page.goto(`${scene.origin}/queue`);
  await page.getByText("ada: “mine”").first().waitFor();
  await page.getByRole("button", { name: "Close and resume…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("has stopped all work 2 times in a row: cancel it first").waitFor();
  await dialog.getByRole("button", { name: "Cancel this job…" }).click();
  await dialog.getByRole("button", { name: "Cancel the job" }).click();
  await dialog.getByText("The job whose call failed is cancelled").waitFor();
  expect(await job(scene)).toMatchObject({ status: "CANCELLED" });
  await dialog.getByRole("textbox", { name: "Why is it safe to go on?" }).fill("the poisonous job is gone");
  await dialog.getByRole("button", { name: "Close and resume 5 jobs" }).click();
  await page.getByTestId("work-goes-on").getByText("oda@example.com closed the breaker").waitFor();
  expect(operator.consoleErrors).toEqual([]);
});
