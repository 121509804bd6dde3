import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { withClient } from "../../src/connection.ts";
import { databaseUrl } from "../../src/testing/test-server.ts";

/** An empty database, for tests of the migrations. */
export async function emptyDatabase(): Promise<{ url: string } & AsyncDisposable> {
  const server = inject("testServer").url;
  const name = `leadgen_empty_${randomBytes(8).toString("hex")}`;
  await withClient(server, (admin) => admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`));
  return {
    url: databaseUrl(server, name),
    [Symbol.asyncDispose]: async () => {
      await withClient(server, (admin) => admin.query(`DROP DATABASE "${name}" WITH (FORCE)`));
    },
  };
}
