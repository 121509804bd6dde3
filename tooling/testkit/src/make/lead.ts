import { LEAD_TABLE } from "@leadgen/core";
import type { Row, Tx } from "@leadgen/db";
import { insertMany, NOW, type Values } from "./insert.ts";

export interface LeadValues extends Values<"lead"> {
  readonly campaignId: string;
}

export interface LeadsValues extends LeadValues {
  readonly count: number;
  /** Values of the n-th lead (from 0), which override the common ones. */
  readonly each?: (n: number) => Values<"lead">;
}

let people = 0;

/** A lead (default REVEALED) of a campaign and its organization, with an e-mail that is ready to be sent. */
export async function makeLead(tx: Tx, values: LeadValues): Promise<Row<"lead">> {
  const [lead] = await makeLeads(tx, { ...values, count: 1 });
  if (lead === undefined) throw new Error("testkit-e3: no lead was made");
  return lead;
}

/** Many such leads: different people, in this order. */
export async function makeLeads(tx: Tx, leads: LeadsValues): Promise<Row<"lead">[]> {
  const { count, each = () => ({}), ...values } = leads;
  const organizationId = values.organizationId ?? (await organizationOf(tx, values.campaignId));
  return insertMany(
    tx,
    "lead",
    Array.from({ length: count }, (_, n) => coherent({ organizationId, ...values, ...each(n) })),
  );
}

function coherent(values: Values<"lead">): Values<"lead"> {
  const { status = "REVEALED" } = values;
  const person = `person-${++people}`;
  return {
    status,
    apolloPersonId: person,
    email: `${person}@shipyard.example`,
    emailSubject: "Hello",
    emailBody: "Dear reader",
    ...(!LEAD_TABLE[status].open && { finishedAt: NOW }),
    ...values,
  };
}

async function organizationOf(tx: Tx, campaignId: string): Promise<string> {
  const [campaign] = await tx.query<{ id: string }>(
    "SELECT organization_id AS id FROM campaign WHERE id = $1",
    [campaignId],
  );
  if (campaign === undefined) throw new Error(`testkit-e2: there is no campaign ${campaignId}`);
  return campaign.id;
}
