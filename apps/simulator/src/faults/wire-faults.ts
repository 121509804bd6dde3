import { PROVIDER_NAMES } from "../providers/names.ts";
import type { FaultEntry } from "./catalogue-types.ts";

const harmless = { providers: PROVIDER_NAMES, stage: "body", workDone: true, means: "nothing" } as const;

const codedIn = (name: string) =>
  ({
    ...harmless,
    does: `does the work, sends the body in the coding ${name} if the caller's Accept-Encoding allows it`,
  }) as const;

/** The same answer, written in another way that HTTP or JSON allows. */
export const WIRE_FAULTS = {
  gzip: codedIn("gzip"),
  br: codedIn("br"),
  deflate: codedIn("deflate"),
  zstd: codedIn("zstd"),
  "unasked-coding": {
    ...harmless,
    means: "depends",
    does: "does the work, sends the body in a coding that Accept-Encoding does not allow: the first of zstd, br, gzip and deflate that it omits",
  },
  "bom-and-spaces": {
    ...harmless,
    does: "does the work, sends the body with a byte order mark before it and blanks after it",
  },
  "early-hints": {
    ...harmless,
    does: "does the work, sends 103 Early Hints and then the answer",
  },
  "absent-fields": {
    ...harmless,
    does: "does the work, leaves out every field of the answer that no caller can need",
  },
  "null-fields": {
    ...harmless,
    does: "does the work, every field of the answer that no caller can need is null",
  },
  "other-type-fields": {
    ...harmless,
    does: "does the work, every field of the answer that no caller can need has another type",
  },
} as const satisfies Record<string, FaultEntry>;
