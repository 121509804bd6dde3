import { only, type Tx } from "./parts/tx.ts";

/** @returns the database's clock, in milliseconds since 1970. */
export const readClock = async (tx: Tx): Promise<number> => only(await tx.query<{ now: number }>(READ)).now;

const READ = "SELECT (1000 * extract(epoch FROM clock_timestamp()))::float8 AS now";
