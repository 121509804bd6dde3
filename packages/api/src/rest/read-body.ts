import { ApiError } from "../errors/api-error.ts";

/** Bytes. The largest valid input, a campaign with 1,000 domains, has a fifth of it. */
const MAX_BODY = 1_048_576;

/**
 * The whole body, or a refusal before more than `MAX_BODY` of it is held; what the headers claim is not trusted.
 * @throws ApiError PAYLOAD_TOO_LARGE.
 */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = new ApiError("PAYLOAD_TOO_LARGE", `The request's body is larger than ${MAX_BODY} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > MAX_BODY) throw tooLarge;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The body as JSON; none counts as `{}`. @throws ApiError INVALID_INPUT, PAYLOAD_TOO_LARGE. */
export async function readJson(request: Request): Promise<unknown> {
  const text = new TextDecoder().decode(await readBody(request));
  if (text.trim() === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("INVALID_INPUT", "The request's body is not valid JSON.");
  }
}
