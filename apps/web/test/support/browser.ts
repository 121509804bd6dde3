import { existsSync } from "node:fs";
import path from "node:path";
import { type Browser, chromium } from "playwright-core";
import { CHROMIUM_PATH } from "./env.ts";
import { unpackChromium } from "./unpack-chromium.ts";

const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // All windows in one process: a process for each takes a fifth of the computing of a page's first load.
  "--renderer-process-limit=1",
  "--disable-site-isolation-trials",
];

let shared: Browser | undefined;

/** The browser of all test files of this process; it ends with the process. Each visitor has a context of their own in it. */
export async function sharedBrowser(): Promise<Browser> {
  // One that crashed is replaced.
  if (!shared?.isConnected()) shared = await launchBrowser();
  return shared;
}

/**
 * A real Chromium: CHROMIUM_PATH, an installed one, or the one of an npm package.
 * @throws if none starts; names each candidate and why it failed.
 */
export async function launchBrowser(): Promise<Browser> {
  if (CHROMIUM_PATH !== undefined) return chromium.launch({ executablePath: CHROMIUM_PATH, args: FLAGS });
  const failures: string[] = [];
  for (const executablePath of INSTALLED.filter((each) => existsSync(each))) {
    try {
      return await chromium.launch({ executablePath, args: FLAGS });
    } catch (error) {
      failures.push(`${executablePath}: ${error}`);
    }
  }
  try {
    return await launchPackaged();
  } catch (error) {
    failures.push(`@sparticuz/chromium: ${error}`);
  }
  throw new Error(`No Chromium starts. Install one, or set CHROMIUM_PATH.\n${failures.join("\n")}`);
}

/** Uses the package's libraries on a machine that lacks a desktop's. */
async function launchPackaged(): Promise<Browser> {
  const folder = await unpackChromium();
  const env = {
    LD_LIBRARY_PATH: path.join(folder, "al2023/lib"),
    FONTCONFIG_PATH: path.join(folder, "fonts"),
  };
  const options = { executablePath: path.join(folder, "chromium"), args: [...FLAGS, "--no-zygote"] };
  return chromium.launch(options).catch(() => chromium.launch({ ...options, env }));
}
