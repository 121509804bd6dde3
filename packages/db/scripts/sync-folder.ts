import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Makes `to` hold the same TypeScript files as `from`. Each file is replaced atomically, and unchanged files are not touched, so
 * that another process can read the folder or write the same files at the same time.
 */
export function syncFolder(from: string, to: string): void {
  const made = filesIn(from);
  for (const file of filesIn(to)) if (!made.includes(file)) rmSync(join(to, file));
  for (const file of made) {
    const content = readFileSync(join(from, file));
    const target = join(to, file);
    if (isFile(target) && readFileSync(target).equals(content)) continue;
    mkdirSync(dirname(target), { recursive: true });
    const part = `${target}.${process.pid}`;
    writeFileSync(part, content);
    renameSync(part, target);
  }
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const filesIn = (folder: string): string[] => globSync("**/*.ts", { cwd: folder });
