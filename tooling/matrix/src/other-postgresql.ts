import { createRequire } from "node:module";
import path from "node:path";
import type { EmbeddedOptions } from "@leadgen/db/embedded";

/** The binaries of an older PostgreSQL, which only this package installs; undefined on a machine for which there are none. */
export function otherPostgresql(major: 16 | 17): EmbeddedOptions["binaries"] {
  const require = createRequire(import.meta.url);
  try {
    const folder = path.resolve(path.dirname(require.resolve(`postgresql-${major}`)), "..");
    const { version } = require(path.join(folder, "package.json")) as { version: string };
    return { root: path.join(folder, "native"), version };
  } catch {
    return undefined;
  }
}
