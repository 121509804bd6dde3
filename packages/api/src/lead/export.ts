import { autocommit, type Tx } from "@leadgen/db";
import { z } from "zod";
import { mustExist } from "../db/must-exist.ts";
import { Where } from "../db/where.ts";
import { procedure } from "../procedure/procedure.ts";
import { idSchema } from "../schema/input.ts";
import { keyOf, type List, pageFields, pageOf, UUID_KEY } from "../schema/page.ts";
import { EXPORT_COLUMNS, exportCsv } from "./export-csv.ts";
import { exportJson } from "./export-json.ts";
import { type ExportBatch, type ExportedLead, exportBatch } from "./schema.ts";

const batch = z.strictObject({
  campaignId: idSchema,
  cursor: pageFields.cursor,
  limit: z.number().int().min(1).max(1000).default(500),
});

/** Over tRPC, in batches: larger pages than a list's, with every field. */
export const exportLeads = procedure({
  role: "member",
  scope: "read",
  of: { campaignId: "campaign" },
  rest: "GET /campaigns/{campaignId}/export.csv",
  area: "Campaigns",
  summary: "A campaign's leads as CSV",
  description:
    "RFC 4180, UTF-8 with a byte order mark, streamed. It includes the result of the address verification and the researched facts. A cell that a spreadsheet would run as a formula begins with an apostrophe.",
  respond: exportCsv,
  produces: "text/csv",
  also: {
    rest: "GET /campaigns/{campaignId}/export.json",
    operationId: "lead.exportJson",
    area: "Campaigns",
    summary: "A campaign's leads as JSON",
    description:
      "One array without the envelope, streamed, with the full results of verification and research.",
    respond: exportJson,
    produces: "application/json",
  },
})
  .input(batch)
  .output(exportBatch)
  .query(({ ctx, input }) => readBatch(autocommit(ctx.deps.pool), input));

const LIST: List = { name: "export", key: UUID_KEY };

/** In the order in which the leads were found. @throws ApiError NOT_FOUND. */
async function readBatch(tx: Tx, asked: z.output<typeof batch>): Promise<ExportBatch> {
  const where = new Where()
    .equal("campaign_id", asked.campaignId)
    .given(keyOf(LIST, asked.cursor), (id) => `id > ${id}`);
  const rows = await tx.query<ExportedLead>(
    `SELECT ${EXPORT_COLUMNS.join(", ")} FROM lead ${where.sql} ORDER BY id LIMIT ${where.param(asked.limit + 1)}`,
    where.params,
  );
  if (rows.length === 0) await mustExist(tx, "campaign", asked.campaignId);
  return pageOf(LIST, rows, asked.limit);
}
