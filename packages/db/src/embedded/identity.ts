import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";

/** The operating system user that the server runs as; undefined: our own user. */
export type Identity = { readonly uid: number; readonly gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root, and initdb needs a user with a name. So if we are root, the server runs as the owner of an
 * existing cluster, or else as `postgres`, or else as `nobody`. No user is created on the machine.
 */
export function serverIdentity(cluster: string): Identity {
  if (process.getuid?.() !== 0) return undefined;
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ["postgres", "nobody"]) {
    const entry = readFileSync("/etc/passwd", "utf8").match(new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, "m"));
    if (entry) return { uid: Number(entry[1]), gid: Number(entry[2]) };
  }
  throw new Error(
    "PostgreSQL can't run as root, and this machine has neither a user postgres nor a user nobody. " +
      "Run as an ordinary user, or create one: useradd --system postgres",
  );
}

/** Whether that user can enter a folder. The kernel decides, since it knows about groups, ACLs and mount options. */
export function canEnter(identity: Identity, folder: string): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -x "$0"', folder], { ...identity, cwd: "/" }).status === 0;
}
