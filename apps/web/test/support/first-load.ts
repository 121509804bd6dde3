import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { createContext, runInContext } from "node:vm";
import { gzipSync } from "node:zlib";

const BUILT = path.join(import.meta.dirname, "../../.next");

interface Manifest {
  /** Scripts of a page and of the layouts around it, by source file. */
  readonly entryJSFiles?: Readonly<Record<string, readonly string[]>>;
}

const readBuilt = (file: string): string => readFileSync(path.join(BUILT, file), "utf8");

/** The scripts that a browser loads for each page of the built app before any click, from Next's manifests. */
export function scriptsOfPages(): ReadonlyMap<string, readonly string[]> {
  const { rootMainFiles } = JSON.parse(readBuilt("build-manifest.json")) as { rootMainFiles: string[] };
  const pages = new Map<string, readonly string[]>();
  for (const file of globSync("server/app/**/page_client-reference-manifest.js", { cwd: BUILT })) {
    const scope: { __RSC_MANIFEST?: Record<string, Manifest> } = {};
    // The manifest is a program that adds to a global object.
    runInContext(readBuilt(file), createContext({ globalThis: scope }));
    for (const [page, { entryJSFiles = {} }] of Object.entries(scope.__RSC_MANIFEST ?? {})) {
      pages.set(page, [...new Set([...rootMainFiles, ...Object.values(entryJSFiles).flat()])]);
    }
  }
  return pages;
}

/** Compressed bytes. */
export const gzipped = (scripts: readonly string[]): number =>
  scripts.reduce((sum, script) => sum + gzipSync(readFileSync(path.join(BUILT, script))).length, 0);
