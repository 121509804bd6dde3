import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { World } from "./stages.ts";

/** A page in one state. */
export interface Scene {
  /** Name of its picture. */
  readonly name: string;
  readonly as: keyof World["cookies"];
  readonly path: (world: World) => string;
  /** Opens something on the page and waits until it is shown. */
  readonly act?: (page: Page) => Promise<void>;
}

const click = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("dialog").waitFor();
};

/** Fills in a field of the open form. */
const type =
  (label: string, text: string, shown: string | RegExp) =>
  async (page: Page): Promise<void> => {
    const field = page
      .locator("input, textarea")
      .and(page.getByRole("dialog").getByLabel(label, { exact: true }));
    await field.fill(text);
    await field.press("Enter");
    await page.getByText(shown).first().waitFor();
  };

const both =
  (first: (page: Page) => Promise<void>, then: (page: Page) => Promise<void>) => async (page: Page) => {
    await first(page);
    await then(page);
  };

const haveSampleMail = async (page: Page) => {
  const form = page.getByRole("dialog");
  await form.getByLabel("Product").fill("Slot booking for warehouses.");
  await form.getByLabel("Sender's name").fill("Ida Brandt");
  await form.getByLabel("Sender's company").fill("Dockplan");
  await form.getByRole("button", { name: "Write a sample mail" }).click();
  await form.getByText("To Sunniva Example").waitFor();
};

const openMenu = async (page: Page) => {
  await page.getByRole("button", { name: /account and log-out/ }).click();
  await page.getByRole("group", { name: "Theme" }).waitFor();
};

const pressForKeys = async (page: Page) => {
  // The keys are loaded after the first paint. A second press beside an open dialog does nothing.
  await expect.poll(() => page.keyboard.press("?").then(() => page.getByRole("dialog").count())).toBe(1);
  await page.getByRole("dialog").waitFor();
};

const at = (path: string) => () => path;
const campaign =
  (query = "") =>
  (world: World) =>
    `/campaigns/${world.campaign.id}${query}`;
const job = (claim: number) => (world: World) => `/jobs/${world.campaign.claims[claim]?.jobId}`;
const doneJob = (world: World) => `/jobs/${world.campaign.doneJobs[0]}`;
const organization =
  (query = "") =>
  (world: World) =>
    `/organizations/${world.organizationId}${query}`;

/** Every page in each state of the system, in this order, and what opens on it. */
export const RUNNING: readonly Scene[] = [
  { name: "sign-in", as: "stranger", path: at("/sign-in") },
  { name: "sign-up", as: "stranger", path: at("/sign-up") },
  { name: "forgot-password", as: "stranger", path: at("/forgot-password") },
  { name: "reset-password", as: "stranger", path: at("/reset-password") },
  { name: "invitation", as: "stranger", path: at("/invitations/0198c0de-0000-7000-8000-000000000001.abc") },
  { name: "campaigns-first", as: "newcomer", path: at("/campaigns") },
  { name: "campaigns", as: "owner", path: at("/campaigns") },
  { name: "campaign-new", as: "owner", path: at("/campaigns"), act: click("New campaign") },
  {
    name: "campaign-new-preview",
    as: "owner",
    path: at("/campaigns"),
    act: both(
      both(click("New campaign"), type("Titles", "head of operations", /^[\d,]+ (person|people)/)),
      haveSampleMail,
    ),
  },
  { name: "campaign-edit", as: "owner", path: ({ draft }) => `/campaigns/${draft.id}?form=edit` },
  { name: "campaign-leads", as: "owner", path: campaign() },
  { name: "campaign-lead", as: "owner", path: campaign(), act: click("Astrid Holm") },
  { name: "user-menu", as: "owner", path: at("/account"), act: openMenu },
  { name: "keys", as: "owner", path: at("/account"), act: pressForKeys },
  { name: "campaign-jobs", as: "owner", path: campaign("?tab=jobs") },
  { name: "campaign-setup", as: "owner", path: campaign("?tab=setup") },
  { name: "jobs", as: "owner", path: at("/jobs") },
  { name: "job", as: "owner", path: job(0) },
  { name: "job-done", as: "owner", path: doneJob },
  { name: "queue-running", as: "operator", path: at("/queue") },
  { name: "queue-member", as: "owner", path: at("/queue") },
  { name: "queue-stop", as: "operator", path: at("/queue"), act: click("Stop all work…") },
  { name: "organizations", as: "owner", path: at("/organizations") },
  { name: "organization-members", as: "owner", path: organization() },
  { name: "organization-invitations", as: "owner", path: organization("?tab=invitations") },
  { name: "organization-do-not-contact", as: "owner", path: organization("?tab=do-not-contact") },
  {
    name: "organization-do-not-contact-add",
    as: "owner",
    path: organization("?tab=do-not-contact"),
    act: both(
      click("Add or import…"),
      type("Addresses and domains", "ada@example.com\nnobody in particular", "Line 2: nobody in particular"),
    ),
  },
  { name: "first-steps", as: "owner", path: at("/first-steps") },
  { name: "first-steps-newcomer", as: "newcomer", path: at("/first-steps") },
  { name: "audit", as: "owner", path: at("/audit") },
  { name: "audit-event", as: "owner", path: at("/audit"), act: click(/^Details/) },
  { name: "account", as: "owner", path: at("/account") },
  { name: "nowhere", as: "owner", path: at("/nowhere") },
];

export const STOPPED: readonly Scene[] = [
  { name: "queue-stopped", as: "operator", path: at("/queue") },
  { name: "queue-close", as: "operator", path: at("/queue"), act: click("Close and resume…") },
  { name: "jobs-stopped", as: "owner", path: at("/jobs?status=PAUSED") },
  { name: "job-stopped", as: "operator", path: job(0) },
  { name: "campaigns-stopped", as: "owner", path: at("/campaigns") },
  { name: "campaign-stopped", as: "owner", path: campaign("?tab=jobs") },
];

export const RESUMED: readonly Scene[] = [{ name: "queue-resumed", as: "operator", path: at("/queue") }];

/** No worker is alive. */
export const IDLE: readonly Scene[] = [
  { name: "queue-idle", as: "operator", path: at("/queue") },
  { name: "campaign-idle", as: "owner", path: campaign() },
  { name: "jobs-idle", as: "owner", path: at("/jobs") },
];

/** Fresh pages while the database can't be reached. */
export const AWAY: readonly Scene[] = [
  { name: "campaigns-database-away", as: "owner", path: at("/campaigns") },
  { name: "queue-database-away", as: "operator", path: at("/queue") },
];
