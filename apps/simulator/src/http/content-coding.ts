import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";

const CODERS = {
  zstd: (body: Buffer) => zstdCompressSync(body),
  br: (body: Buffer) => brotliCompressSync(body),
  gzip: (body: Buffer) => gzipSync(body),
  deflate: (body: Buffer) => deflateSync(body),
} as const;

export type Coding = keyof typeof CODERS;

const CODINGS = Object.keys(CODERS) as readonly Coding[];

export function isCoding(name: string | undefined): name is Coding {
  return CODINGS.some((coding) => coding === name);
}

export function encode(body: Buffer, coding: Coding): Buffer {
  return CODERS[coding](body);
}

/** Whether a request allows a coding. Without the header every coding is allowed (RFC 9110, 12.5.3). */
export function allowsCoding(acceptEncoding: string | undefined, coding: Coding): boolean {
  return acceptEncoding === undefined || isListed(acceptEncoding, coding);
}

/** The first coding that a request does not ask for; undefined if it asks for all of them. */
export function unaskedCoding(acceptEncoding: string | undefined): Coding | undefined {
  return CODINGS.find((coding) => !isListed(acceptEncoding ?? "", coding));
}

function isListed(acceptEncoding: string, coding: Coding): boolean {
  const weights = new Map(
    acceptEncoding.split(",").map((part): [string, number] => {
      const [name = "", ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/);
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return [name, Number(weight ?? 1)];
    }),
  );
  return (weights.get(coding) ?? weights.get("*") ?? 0) > 0;
}
