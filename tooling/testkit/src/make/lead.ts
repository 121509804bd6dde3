import { LEAD_TABLE } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { insert, NOW, type Values } from "./insert.ts";

export interface LeadValues extends Values<"lead"> {
  readonly campaignId: string;
}

let people = 0;

/** A lead (default REVEALED) of a campaign and its organization, with an e-mail that is ready to be sent. */
export async function makeLead(tx: Tx, values: LeadValues): Promise<Row<"lead">> {
  const { status = "REVEALED" } = values;
  const person = `person-${++people}`;
  return insert(tx, "lead", {
    organizationId: values.organizationId ?? (await organizationOf(tx, values.campaignId)),
    status,
    apolloPersonId: person,
    email: `${person}@shipyard.example`,
    emailSubject: "Hello",
    emailBody: "Dear reader",
    ...(!LEAD_TABLE[status].open && { finishedAt: NOW }),
    ...values,
  });
}

async function organizationOf(tx: Tx, campaignId: string): Promise<string> {
  const [campaign] = await tx.query<{ id: string }>(
    "SELECT organization_id AS id FROM campaign WHERE id = $1",
    [campaignId],
  );
  if (campaign === undefined) throw new Error(`testkit-e2: there is no campaign ${campaignId}`);
  return campaign.id;
}
