import type { ICruiseResult } from "dependency-cruiser";
import type { Violation } from "./violation.ts";

const SOURCE = "packages/api/src/";

/** Folders of the API with one noun each. They form one layer; of each other they may import only files that match `SHARED`. */
const NOUNS = [
  ...["alert", "audit", "auth", "campaign", "do-not-contact", "health", "invitation", "job"],
  ...["lead", "member", "organization", "queue", "sending", "token"],
];

/** What a noun may import from another: its shapes, and files named read-... or write-.... */
const SHARED = /^(schema|(read|write)-[a-z-]+)\.ts$/;

/** Folders, and files beside them, from the bottom up; each may import from its own line and the lines before it. */
const LAYERS: readonly (readonly string[])[] = [
  ["errors"],
  ["deps", "db", "schema"],
  ["access"],
  ["trail"],
  ["accounts"],
  ["live"],
  ["own-call"],
  ["procedure"],
  ["rest"],
  ["doors"],
  NOUNS,
  ["app"],
  ["index.ts"],
];

interface Place {
  readonly folder: string;
  /** The path inside the folder. */
  readonly file: string;
  /** -1: the folder is not in the table. */
  readonly layer: number;
}

function placeOf(path: string): Place | undefined {
  if (!path.startsWith(SOURCE)) return undefined;
  const [folder = "", ...below] = path.slice(SOURCE.length).split("/");
  return { folder, file: below.join("/"), layer: LAYERS.findIndex((layer) => layer.includes(folder)) };
}

function complaint(from: Place, to: Place): Pick<Violation, "fence" | "comment"> | undefined {
  if (to.layer > from.layer || from.layer < 0) {
    return {
      fence: "api-imports-downwards",
      comment: "The order of the API's folders, from the bottom up, is in tooling/fences/src/api-layers.ts.",
    };
  }
  const strangers = from.folder !== to.folder && NOUNS.includes(from.folder) && NOUNS.includes(to.folder);
  if (!strangers || SHARED.test(to.file)) return undefined;
  return {
    fence: "api-nouns-share-shapes-only",
    comment: "Of another noun a noun may import schema.ts and files named read-… or write-…, no procedure.",
  };
}

/** Imports within packages/api that go upwards, or from one noun into another's procedures. */
export const againstApiLayers = (result: ICruiseResult): Violation[] =>
  result.modules.flatMap((module) => {
    const from = placeOf(module.source);
    if (from === undefined) return [];
    return module.dependencies.flatMap(({ resolved }) => {
      const to = placeOf(resolved);
      const found = to && complaint(from, to);
      return found === undefined ? [] : [{ ...found, from: module.source, to: resolved }];
    });
  });
