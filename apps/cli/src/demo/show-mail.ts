import { box } from "../terminal/box.ts";
import type { Stage } from "./stage.ts";

/** Shows one of the mails that were written, for who wonders what all this is for. */
export async function showMail({ world, terminal, campaignIds }: Stage): Promise<void> {
  const [campaignId = ""] = campaignIds;
  const { items } = await world.api.lead.list.query({ campaignId, status: "HANDED_OVER", limit: 1 });
  const [lead] = items;
  if (lead === undefined) return;
  const { emailBody, emailSubject, firstName, lastName, title, companyName } = await world.api.lead.get.query(
    { id: lead.id },
  );
  const paragraphs = (emailBody ?? "").split("\n");
  const card = box({
    title: "One of the mails",
    lines: [
      `to       ${firstName} ${lastName}, ${title}, ${companyName}`,
      `subject  ${emailSubject}`,
      "",
      ...paragraphs,
    ],
    width: Math.min(terminal.width(), 100),
    frame: (text) => terminal.paint.dim(text),
  });
  for (const line of card) terminal.print(line);
}
