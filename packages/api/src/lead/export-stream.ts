import { ApiError } from "../errors/api-error.ts";
import type { Asked } from "../procedure/spec.ts";
import { HEADERS } from "../rest/envelope.ts";
import { type ExportBatch, type ExportedLead, exportBatch } from "./schema.ts";

/** The format of a file of leads. */
interface FileForm {
  readonly extension: "csv" | "json";
  readonly contentType: string;
  readonly head: string;
  readonly tail: string;
  /** @param first whether only the head precedes it. */
  readonly line: (lead: ExportedLead, first: boolean) => string;
}

/**
 * Streams a campaign's leads as a file, as fast as the client reads: memory holds one batch, whatever the size. The first batch is
 * read before the answer begins, so that an error becomes an error answer; a later error breaks off the stream.
 */
export async function exportStream({ ask, input }: Asked, form: FileForm): Promise<Response> {
  const { campaignId: id, ...more } = input;
  const [unknown] = Object.keys(more);
  if (unknown !== undefined)
    throw new ApiError("INVALID_INPUT", `${unknown.slice(0, 100)}: an export takes no parameters.`);
  // The procedure's schema validates it.
  const campaignId = String(id);
  const page = async (cursor?: string) => exportBatch.parse(await ask({ campaignId, cursor }));
  const begin = await page();
  const encoder = new TextEncoder();
  let batch: ExportBatch | undefined = begin;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const current: ExportBatch | undefined = batch;
      if (current === undefined) return controller.close();
      const first = current === begin;
      const last = current.nextCursor === null;
      const lines = current.items.map((lead, at) => form.line(lead, first && at === 0)).join("");
      controller.enqueue(encoder.encode((first ? form.head : "") + lines + (last ? form.tail : "")));
      batch = current.nextCursor === null ? undefined : await page(current.nextCursor);
    },
  });
  return new Response(body, {
    headers: {
      ...HEADERS,
      "content-type": form.contentType,
      "content-disposition": `attachment; filename="leads-${campaignId}.${form.extension}"`,
    },
  });
}
