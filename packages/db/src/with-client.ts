import pg from "pg";
import { hostAndPort } from "./pool.ts";
import { DatabaseUnreachableError, unreachable } from "./trouble.ts";
import { CONNECT_TIMEOUT } from "./watched-client.ts";

/** Runs `work` on a connection of its own, outside any pool. @throws DatabaseUnreachableError */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const where = hostAndPort(url);
  const client = new pg.Client({
    connectionString: url,
    application_name: "leadgen-admin",
    connectionTimeoutMillis: CONNECT_TIMEOUT,
  });
  // A connection lost between two statements is reported by an event only; the next statement then fails anyway.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(error) ? new DatabaseUnreachableError(where, error) : error;
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
