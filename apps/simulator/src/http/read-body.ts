import type { IncomingMessage } from "node:http";

/** Perplexity documents 32 MiB; nothing here needs more. */
const MAX_BYTES = 32 * 1024 * 1024;

export type ReadBody =
  | { readonly kind: "complete"; readonly text: string }
  | { readonly kind: "too-large" }
  /** The caller left before the whole body had arrived. */
  | { readonly kind: "cut-off" };

export async function readBody(incoming: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= MAX_BYTES) chunks.push(chunk);
    }
  } catch {
    return { kind: "cut-off" };
  }
  if (bytes > MAX_BYTES) return { kind: "too-large" };
  return { kind: "complete", text: Buffer.concat(chunks).toString("utf8") };
}

/** The JSON value of a body; undefined if there is none or it is not JSON. */
export function parseJson(text: string): unknown {
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
