import { chmod, mkdtemp, readdir, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const PREFIX = "leadgen-test-";
const SHARED_MEMORY = "/dev/shm";
/** Far more than the tests write; a container's /dev/shm is 64 MB unless somebody asked for more. */
const ROOM = 3 * 2 ** 30;

/**
 * A folder for the test server's data, in memory where there is room: cloning a database takes 12 ms there. On ext4 it takes
 * 40 ms, growing to 300, because ext4 searches past every recently deleted file and each dropped database leaves 300.
 */
export async function makeTestFolder(): Promise<string> {
  const parent = (await hasRoom(SHARED_MEMORY)) ? SHARED_MEMORY : tmpdir();
  await removeLeftovers(parent);
  const folder = await mkdtemp(path.join(parent, `${PREFIX}${process.pid}-`));
  // So that the server's user can get in when we are root; the cluster inside is closed to others.
  await chmod(folder, 0o711);
  return folder;
}

async function hasRoom(folder: string): Promise<boolean> {
  const found = await statfs(folder).catch(() => undefined);
  return found !== undefined && found.bavail * found.bsize >= ROOM;
}

/** A run that was killed could not remove its folder; its process id in the name says that nobody uses it. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const pid = Number(name.match(new RegExp(`^${PREFIX}(\\d+)-`))?.[1]);
    // Another run may be clearing the same folder, and another user's can't be cleared.
    if (pid && !isAlive(pid))
      await rm(path.join(parent, name), { recursive: true, force: true }).catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
