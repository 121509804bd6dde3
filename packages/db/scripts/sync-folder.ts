import { globSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Makes `to` hold the TypeScript files that `from` holds. Each file is replaced in one piece, and one that stays the same is not touched: a process
 * that reads the folder meanwhile, or a second one that writes the same, does no harm.
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
