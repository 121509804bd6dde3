import type { Page } from "playwright-core";

interface Filled {
  readonly name: string;
  /** For a new organization; default: the user's first one. */
  readonly organization?: string;
  readonly leads?: number;
  readonly sending?: { readonly senders: readonly string[]; readonly addressLine: string };
  /** Checks the search's preview first, if there is an Apollo. */
  readonly preview?: boolean;
}

/** Fills in and sends the form of a new campaign, and waits for the campaign's page. */
export async function createCampaign(
  page: Page,
  { name, organization, leads, sending, preview = false }: Filled,
): Promise<void> {
  await page.getByRole("button", { name: "New campaign" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name", { exact: true }).fill(name);
  if (organization !== undefined)
    await form.getByRole("textbox", { name: "Organization" }).fill(organization);
  if (leads !== undefined) await form.getByLabel("Lead limit").fill(String(leads));
  for (const [label, value] of [
    ["Titles", "head of operations"],
    ["Locations", "denmark"],
    ...(sending?.senders ?? []).map((sender) => ["Senders", sender] as const),
  ] as const) {
    const input = form.locator("input").and(form.getByLabel(label, { exact: true }));
    await input.fill(value);
    await input.press("Enter");
  }
  if (preview) {
    await form
      .getByTestId("search-preview")
      .getByText(/^[\d,]+ (person|people)/)
      .waitFor();
  }
  await form.getByLabel("Product").fill("Slot booking for warehouses.");
  await form.getByLabel("Sender's name").fill("Ida Brandt");
  await form.getByLabel("Sender's company").fill("Dockplan");
  if (sending !== undefined) await form.getByLabel("Sender's postal address").fill(sending.addressLine);
  await form.getByRole("button", { name: "Create campaign" }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}
