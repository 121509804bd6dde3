import path from "node:path";
import { openLab, scratchFolder } from "@leadgen/testkit/lab";
import type { OpenDatabase } from "./replay-all.ts";

const FOLDER = path.join(import.meta.dirname, "../../../../.data/model");

/** Nothing is kept, so nothing has to survive a crash. */
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off" };

/** Connections of a trace: one for each actor, and some for reading. */
export const CONNECTIONS = { pool: 12, observer: 2 } as const;

/** Runs `work` with a PostgreSQL of its own. */
export async function withDatabases<T>(work: (open: OpenDatabase) => Promise<T>): Promise<T> {
  await using lab = await openLab(await scratchFolder(FOLDER), SETTINGS);
  let count = 0;
  return await work(async () => {
    const database = await lab.database(`trace_${count++}`);
    return {
      pool: database.pool(CONNECTIONS.pool),
      observer: database.pool(CONNECTIONS.observer),
      [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
    };
  });
}
