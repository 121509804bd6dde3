import { SQL_LEAVING } from "@leadgen/core/outreach";
import { columns, type Row, type RowOf, type Tx } from "@leadgen/db";
import { notFound } from "../db/must-exist.ts";
import { snapshot } from "../db/snapshot.ts";
import { Where } from "../db/where.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { ApiError } from "../errors/api-error.ts";
import { procedure } from "../procedure/procedure.ts";
import { WRITTEN_CAMPAIGN_ID } from "../rest/openapi/example-ids.ts";
import { byId } from "../schema/input.ts";
import { keyOf, type List, pageFields, pageOf, UUID_KEY } from "../schema/page.ts";
import { type MailPage, mailPage } from "./schema.ts";

const filter = byId.extend(pageFields);

export const mails = procedure({
  role: "member",
  scope: "read",
  of: { id: "campaign" },
  rest: "GET /campaigns/{id}/sending/mails",
  area: "Sending",
  summary: "The mails as they will arrive, to be read before the sending is activated",
  description:
    "One for each lead in the campaign at Instantly, made by the same code that sends them there, with the current address line. Makes no call of a provider.",
  refusals: ["PRECONDITION_FAILED"],
  example: { id: WRITTEN_CAMPAIGN_ID },
})
  .input(filter)
  .output(mailPage)
  .query(({ ctx, input }) => {
    const preview = ctx.deps.sending?.preview;
    if (preview === undefined) {
      throw new ApiError(
        "PRECONDITION_FAILED",
        "Nothing here writes mails: this API was started without providers.",
      );
    }
    return snapshot(ctx.deps.pool, (tx) => readMails(tx, { ...input, preview }));
  });

type Asked = Pick<MailInput, "id" | "cursor" | "limit"> & {
  readonly preview: NonNullable<ApiDeps["sending"]>["preview"];
};
interface MailInput {
  readonly id: string;
  readonly cursor?: string | null | undefined;
  readonly limit: number;
}

const LIST: List = { name: "mails", key: UUID_KEY };

const LEAD = columns(
  "lead",
  ["id", "email", "firstName", "lastName", "title", "companyName", "emailSubject", "emailBody"],
  "lead",
);
/** A lead that was handed over has an address and a mail; the database enforces it. */
type LeadRow = RowOf<typeof LEAD> & {
  email: string;
  emailSubject: string;
  emailBody: string;
  leaving: boolean;
};

/** Must run in a snapshot. @throws ApiError NOT_FOUND. */
async function readMails(tx: Tx, { id, cursor, limit, preview }: Asked): Promise<MailPage> {
  const [campaign] = await tx.query<Pick<Row<"campaign">, "addressLine">>(
    `SELECT address_line AS "addressLine" FROM campaign WHERE id = $1`,
    [id],
  );
  if (campaign === undefined) throw notFound("campaign", id);
  const { addressLine } = campaign;
  const where = new Where()
    .equal("campaign_id", id)
    .and("status = 'HANDED_OVER'")
    .given(keyOf(LIST, cursor), (last) => `id > ${last}`);
  const rows = await tx.query<LeadRow>(
    `SELECT ${LEAD}, ${SQL_LEAVING} AS leaving FROM lead ${where.sql} ORDER BY id LIMIT ${where.param(limit + 1)}`,
    where.params,
  );
  const { items, nextCursor } = pageOf(LIST, rows, limit);
  return {
    items: items.map(({ email, emailSubject, emailBody, ...lead }) => ({
      ...lead,
      to: email,
      ...preview({ subject: emailSubject, body: emailBody, addressLine }),
    })),
    nextCursor,
  };
}
