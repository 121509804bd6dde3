import { ApiError } from "../errors/api-error.ts";
import type { Asked } from "../procedure/spec.ts";
import { csvLine } from "../rest/csv.ts";
import { HEADERS } from "../rest/envelope.ts";
import { type ExportedLead, exportBatch, exportedLead } from "./schema.ts";

/** Columns of an export, in order, named as in the database. */
export const EXPORT_COLUMNS = exportedLead.keyof().options;

const lineOf = (lead: ExportedLead): string => csvLine(EXPORT_COLUMNS.map((column) => lead[column]));

/**
 * A campaign's leads as CSV, batch by batch as fast as the client reads: memory is one batch, whatever the size.
 * The first batch is read before the answer begins, so that an error is still an error; a later one breaks the stream off.
 */
export async function exportCsv({ ask, input }: Asked): Promise<Response> {
  const { campaignId: id, ...more } = input;
  const [unknown] = Object.keys(more);
  if (unknown !== undefined)
    throw new ApiError("INVALID_INPUT", `${unknown.slice(0, 100)}: an export takes no parameters.`);
  // The procedure's schema judges it.
  const campaignId = String(id);
  const page = async (cursor?: string) => exportBatch.parse(await ask({ campaignId, cursor }));
  const first = await page();
  const encoder = new TextEncoder();
  let batch: typeof first | undefined = first;
  let head = csvLine(EXPORT_COLUMNS);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const current: typeof first | undefined = batch;
      if (current === undefined) return controller.close();
      controller.enqueue(encoder.encode(head + current.items.map(lineOf).join("")));
      head = "";
      batch = current.nextCursor === null ? undefined : await page(current.nextCursor);
    },
  });
  return new Response(body, {
    headers: {
      ...HEADERS,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="leads-${campaignId}.csv"`,
    },
  });
}
