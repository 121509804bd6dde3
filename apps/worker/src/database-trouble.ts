import { CommitOutcomeUnknownError, DatabaseUnreachableError } from "@leadgen/db";

/** SQLSTATE classes that speak of the server or the connection, not of our statement. */
const TROUBLE = [
  "08", // connection exception
  "40", // rolled back: serialization, deadlock
  "53", // out of connections, disk or memory
  "57", // shut down, restarted, cancelled by a time-out
  "58", // system error
];

/** Lock and idle-in-transaction time-outs: too busy just now. */
const BUSY = ["55P03", "25P03"];

const SOCKET =
  /^E[A-Z]+$|Connection terminated|not queryable|timeout exceeded|timeout expired|Client was closed/;

/** Whether the database, not our statement, is to blame: the same call may succeed when it is back. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (error instanceof DatabaseUnreachableError || error instanceof CommitOutcomeUnknownError) return true;
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code !== "string") return SOCKET.test(error.message);
  return (
    SOCKET.test(code) || BUSY.includes(code) || (code.length === 5 && TROUBLE.includes(code.slice(0, 2)))
  );
}
