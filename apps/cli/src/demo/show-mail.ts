import { box } from "../terminal/box.ts";
import { mailTroubles, paragraphsOf } from "./mail-troubles.ts";
import type { Stage } from "./stage.ts";

/** Shows one of the mails as its recipient will see it, for who wonders what all this is for. */
export async function showMail({ world, terminal, checks, campaignIds }: Stage): Promise<void> {
  const [campaignId = ""] = campaignIds;
  const { items } = await world.api.lead.list.query({ campaignId, status: "HANDED_OVER", limit: 1 });
  const [found] = items;
  if (found === undefined) return;
  const lead = await world.api.lead.get.query({ id: found.id });
  const mail = await world.simulator.previewMail(lead.email ?? "");
  const card = box({
    title: "One of the mails, as it will arrive",
    lines: [
      `to       ${lead.firstName} ${lead.lastName}, ${lead.title}, ${lead.companyName}`,
      `subject  ${mail?.subject ?? ""}`,
      "",
      ...(mail?.text ?? "").split("\n"),
    ],
    width: Math.min(terminal.width(), 100),
    frame: (text) => terminal.paint.dim(text),
  });
  for (const line of card) terminal.print(line);
  const written = lead.emailBody ?? "";
  const troubles = mail === undefined ? ["Instantly has no mail for it"] : mailTroubles(mail, written);
  const paragraphs = paragraphsOf(written).length;
  checks.expect(
    `the mail arrives as it was written: ${paragraphs} paragraphs, no braces or tags left over`,
    troubles.length === 0 && paragraphs > 1,
    troubles.join("; "),
  );
}
