import { ApiError } from "../errors/api-error.ts";
import { BODY } from "./body-limits.ts";
import { checkMedia } from "./check-media.ts";
import { measureJson } from "./measure-json.ts";

export interface BodyRules {
  /** Bytes at most. */
  readonly bytes: number;
  /** Called before more than `BODY.open` is kept in memory. Rejects if the caller is not authenticated: then no more is read. */
  known(): Promise<unknown>;
}

/**
 * Reads the whole body as text that is worth parsing, or refuses it before more than allowed is in memory; the declared length is
 * not trusted.
 * @throws ApiError PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, INVALID_INPUT; whatever `known` rejects with.
 */
export async function readBody(request: Request, rules: BodyRules): Promise<string> {
  checkMedia(request.headers);
  const bytes = await readBytes(request, rules);
  const text = decoded(bytes);
  measureJson(bytes);
  return text;
}

async function readBytes(request: Request, { bytes, known }: BodyRules): Promise<Uint8Array> {
  if (Number(request.headers.get("content-length") ?? 0) > bytes) throw tooLarge(bytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  let asked = false;
  for await (const chunk of chunksOf(request)) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > bytes) throw tooLarge(bytes);
    if (size > BODY.open && !asked) {
      asked = true;
      await known();
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A client that hangs up causes the same errno as a database that does; they can be distinguished only here. */
async function* chunksOf(request: Request): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (reader === undefined) return;
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new ApiError("INVALID_INPUT", "The request's body broke off.");
      });
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}

const tooLarge = (bytes: number): ApiError =>
  new ApiError("PAYLOAD_TOO_LARGE", `The request's body is larger than ${bytes} bytes.`);

/** Fatal: otherwise PostgreSQL would store replacement characters for the invalid bytes, for good. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new ApiError("INVALID_INPUT", "The request's body is not UTF-8.");
  }
}

/** The body as JSON; an empty one counts as `{}`. @throws ApiError as `readBody` does. */
export async function readJson(request: Request, rules: BodyRules): Promise<unknown> {
  const text = await readBody(request, rules);
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("INVALID_INPUT", "The request's body is not valid JSON.");
  }
}
