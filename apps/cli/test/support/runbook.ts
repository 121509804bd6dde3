import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const PAGE = new URL("../../../../docs/runbook.md", import.meta.url);
const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

export interface Section {
  readonly heading: string;
  readonly text: string;
  /** Its commands, in order. */
  readonly blocks: readonly { readonly language: "sh" | "sql"; readonly text: string }[];
}

/** The sections as they stand on the page. */
export const SECTIONS: readonly Section[] = (await readFile(PAGE, "utf8"))
  .split(/^## /m)
  .slice(1)
  .map((text) => ({
    heading: text.slice(0, text.indexOf("\n")),
    text,
    blocks: [...text.matchAll(/```(sh|sql)\n([\s\S]*?)```/g)].map(([, language, commands = ""]) => ({
      language: language as "sh" | "sql",
      text: commands,
    })),
  }));

export const hasCurl = await run("curl", ["--version"]).then(
  () => true,
  () => false,
);

export interface Shell {
  readonly env: Readonly<Record<string, string>>;
  /** Replacements of the page's `7`, `JOB_ID`, ... */
  readonly values?: Readonly<Record<string, string>>;
}

/** Runs commands of the page. `status` may exit with 2 or 1 while the breaker is not CLOSED; everything else must succeed. */
export async function runBlock(commands: string, { env, values = {} }: Shell): Promise<string> {
  let script = commands
    .replaceAll(/make operator ARGS='(.*)'/g, '"$NODE" "$MAIN" operator $1')
    .replaceAll(/^make (doctor|restored)$/gm, '"$NODE" "$MAIN" $1')
    .replaceAll(/^(.* operator status)$/gm, '$1 || [ "$?" -le 2 ]');
  for (const [name, value] of Object.entries(values))
    script = script.replaceAll(new RegExp(`\\b${name}\\b`, "g"), value);
  const own = { PATH: "/usr/bin:/bin", NODE: process.execPath, MAIN };
  const { stdout } = await run("sh", ["-ec", script], { env: { ...own, ...env } });
  return stdout;
}
