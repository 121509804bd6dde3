import { createPool, endPool } from "@leadgen/db";
import { type EmbeddedOptions, startEmbedded } from "@leadgen/db/embedded";
import { removeFolder, scratchFolder } from "@leadgen/testkit/lab";

/** A database of one kind, empty. */
export interface Place extends AsyncDisposable {
  /** The URL that the product gets. */
  readonly url: string;
}

/** A new server whose database `leadgen` is prepared by the statements `sql`. */
export async function place(
  folder: string,
  sql: readonly string[] = [],
  options: Pick<EmbeddedOptions, "binaries" | "settings"> = {},
): Promise<Place> {
  const dataDir = await scratchFolder(folder);
  const server = await startEmbedded({ ...options, dataDir, port: 0 });
  const admin = createPool(server.url.replace(/\/[^/]*$/, "/postgres"), { max: 1 });
  for (const statement of sql) await admin.query(statement);
  await endPool(admin);
  return {
    url: server.url,
    async [Symbol.asyncDispose]() {
      await server.stop();
      await removeFolder(dataDir);
    },
  };
}

/** The same place with a changed URL: another user, or more parameters. */
export function as(where: Place, change: (url: URL) => void): Place {
  const url = new URL(where.url);
  change(url);
  return { url: url.href, [Symbol.asyncDispose]: () => where[Symbol.asyncDispose]() };
}
