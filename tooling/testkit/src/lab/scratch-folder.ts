import { mkdir, readdir, realpath, rm } from "node:fs/promises";
import path from "node:path";

/**
 * A folder for this process's database, so that two runs at the same time do not share a server. Folders of runs that
 * were killed are removed first.
 */
export async function scratchFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  for (const name of await readdir(parent)) {
    if (/^\d+$/.test(name) && !isAlive(Number(name))) await removeFolder(path.join(parent, name));
  }
  return path.join(parent, String(process.pid));
}

/** Also removes the target if the folder is a link: for root it links to a folder that the database's user may enter. */
export async function removeFolder(folder: string): Promise<void> {
  const real = await realpath(folder).catch(() => folder);
  await rm(real, { recursive: true, force: true });
  await rm(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
