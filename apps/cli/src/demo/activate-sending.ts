import type { ArrivedMail } from "@leadgen/simulator";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { box } from "../terminal/box.ts";
import { mailTroubles, paragraphsOf } from "./mail-troubles.ts";
import type { Stage } from "./stage.ts";

/** One of the mails, as the API shows it before sending, and the text that was written for it. */
interface Seen {
  readonly campaignId: string;
  readonly to: string;
  readonly who: string;
  readonly text: string;
  /** The written text with the address line below it. */
  readonly written: string;
}

/** Looks through a mail, activates the sending of every campaign, and has the first mails sent. */
export async function activateSending(stage: Stage): Promise<void> {
  const { world, campaignIds, checks, terminal } = stage;
  const seen = await lookThrough(stage);
  const people: number[] = [];
  for (const id of campaignIds) {
    const check = await world.api.sending.validate.query({ id });
    const activated = await world.api.sending.activate.mutate({ id, atMost: check.people });
    people.push(activated.people);
  }
  const sum = people.reduce((a, b) => a + b, 0);
  terminal.print(`  The sending of ${campaignIds.length} campaigns is active, for ${sum} people.`);
  await world.simulator.sendMails();
  const mails = await world.simulator.arrivedMails();
  checks.expect(
    `nobody got a mail before, and each of the ${sum} people gets one in the next sending hours`,
    mails.length === sum && new Set(mails.map(({ to }) => to)).size === sum,
    `${mails.length} mails arrived`,
  );
  show(stage, { seen, mail: mails.find(({ to }) => to === seen.to) });
}

async function lookThrough({ world, campaignIds }: Stage): Promise<Seen> {
  const [campaignId = ""] = campaignIds;
  const { items } = await world.api.sending.mails.query({ id: campaignId, limit: 1 });
  const [found] = items;
  if (found === undefined) throw new CliError(EXIT.MISBEHAVED, "The first campaign has written no mail.");
  const { emailBody, firstName, lastName, title, companyName } = await world.api.lead.get.query({
    id: found.id,
  });
  const { addressLine } = await world.api.campaign.get.query({ id: campaignId });
  return {
    campaignId,
    to: found.to,
    who: `${firstName} ${lastName}, ${title}, ${companyName}`,
    text: found.text,
    written: `${emailBody}\n\n${addressLine}`,
  };
}

/** Shows the mail as its recipient sees it. */
function show(
  { terminal, checks }: Stage,
  { seen, mail }: { seen: Seen; mail: ArrivedMail | undefined },
): void {
  const lines = [
    `from     ${mail?.from ?? ""}`,
    `to       ${seen.who}`,
    `subject  ${mail?.subject ?? ""}`,
    "",
    ...(mail?.text ?? "").split("\n"),
  ];
  const width = Math.min(terminal.width(), 100);
  const title = "One of the mails, as it arrives";
  for (const line of box({ title, lines, width, frame: (text) => terminal.paint.dim(text) }))
    terminal.print(line);
  const paragraphs = paragraphsOf(seen.written).length;
  const troubles = mail === undefined ? ["Instantly has sent none"] : mailTroubles(mail, seen.written);
  checks.expect(
    `the mail arrives as it was written: ${paragraphs} paragraphs, no braces or tags left over`,
    troubles.length === 0 && paragraphs > 1,
    troubles.join("; "),
  );
  checks.expect(
    "it arrives as it was shown before, with a way to opt out",
    mail?.text === seen.text && mail.headers["List-Unsubscribe"] !== undefined,
    "its text or its headers differ",
  );
}
