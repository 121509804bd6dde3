import { promisify } from "node:util";
import { brotliDecompress, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";

/**
 * The content codings that we can decode. Each request sends this header: without it the server may use any coding
 * (RFC 9110, 12.5.3), and a body in an unknown coding would count as a provider failure.
 */
export const ACCEPT_ENCODING = "gzip, deflate, br, zstd";

type Decode = (bytes: Buffer, bound: { maxOutputLength: number }) => Promise<Buffer>;

const inflateWrapped = promisify(inflate) as Decode;
const inflateBare = promisify(inflateRaw) as Decode;
const ungzip = promisify(gunzip) as Decode;

/** Many servers send raw deflate data as "deflate". The zlib header's two bytes are a multiple of 31 (RFC 1950). */
const isWrapped = ([first = 0, second = 0]: Buffer) => first % 16 === 8 && (first * 256 + second) % 31 === 0;

const DECODERS: ReadonlyMap<string, Decode> = new Map<string, Decode>([
  ["gzip", ungzip],
  ["x-gzip", ungzip],
  ["deflate", (bytes, bound) => (isWrapped(bytes) ? inflateWrapped : inflateBare)(bytes, bound)],
  ["br", promisify(brotliDecompress) as Decode],
  ["zstd", promisify(zstdDecompress) as Decode],
]);

/** Real servers apply at most this many codings; a decompression bomb may apply more. */
const MOST_CODINGS = 2;

/** Values that some servers send for a body without coding. */
const NO_CODING: readonly string[] = ["", "identity", "none", "utf-8", "utf8", "8bit", "binary"];

/** The codings in the order of application. A repeated name means that the header was sent twice. */
function codingsOf(header: string): string[] {
  return header
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name, index, all) => !NO_CODING.includes(name) && name !== all[index - 1]);
}

/**
 * Undoes the content codings of a body.
 *
 * @param most bound on the bytes after each decoding; decoding stops there and the result is `too-large`
 */
export async function decodeBody(
  bytes: Buffer,
  header: string | undefined,
  most: number,
): Promise<Buffer | "too-large" | "undecodable"> {
  const codings = codingsOf(header ?? "");
  if (bytes.length === 0 || codings.length === 0) return bytes;
  if (codings.length > MOST_CODINGS) return "undecodable";
  let decoded = bytes;
  for (const coding of codings.reverse()) {
    const decode = DECODERS.get(coding);
    if (decode === undefined) return "undecodable";
    try {
      decoded = await decode(decoded, { maxOutputLength: most });
    } catch (error) {
      const tooLarge =
        error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
      return tooLarge ? "too-large" : "undecodable";
    }
  }
  return decoded;
}
