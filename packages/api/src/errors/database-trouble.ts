import { meaningOf, type Trouble } from "@leadgen/db";
import { ApiError } from "./api-error.ts";

/** Why the database can't serve requests. SILENT: it did not answer a question that takes it a moment. */
export type DatabaseTrouble = Exclude<Trouble, "OUTCOME_UNKNOWN" | "TOO_SLOW"> | "SILENT";

const ADVICE: Readonly<Record<DatabaseTrouble, string>> = {
  AWAY: "The database cannot be reached, so no work runs. Check that PostgreSQL is up and that DATABASE_URL is right, then try again.",
  FULL: "The database takes no more connections; nothing was changed. End those that are idle (pg_stat_activity says whose they are) or raise max_connections; it goes on by itself then. The emergency stop has a connection of its own.",
  IN_USE:
    "All of the API's connections to the database are in use, and none came free in time; nothing was changed. Try again in a moment.",
  LOGIN_REFUSED:
    "The database refuses the API's user, password or database name; nothing was changed. Put DATABASE_URL right and start again.",
  SILENT:
    "The database does not answer. Look at its load and its connections (pg_stat_activity), then try again.",
  BUSY: "The database did not answer in time; nothing was changed. Try again in a moment.",
  NO_ROOM:
    "The database is out of disk or memory; nothing was changed. Look at its log, and make room: it goes on by itself then.",
  SYSTEM_ERROR:
    "The database cannot read or write its own files; nothing was changed. Look at its log and its disk.",
  READ_ONLY: "The database takes no writes (a standby?). Point DATABASE_URL at the primary, then try again.",
  NOT_MIGRATED: "The database has no leadgen tables, or old ones: run the migrations, then try again.",
};

export const DATABASE_TROUBLES = Object.keys(ADVICE) as DatabaseTrouble[];

/** Seconds. Database trouble ends by itself or needs a person, so a program need not retry sooner. */
const RETRY_AFTER = 5;

/** The refusal of a request that the database can't serve. Its message says what to do. */
export const databaseUnavailable = (databaseTrouble: DatabaseTrouble): ApiError =>
  new ApiError("UNAVAILABLE", ADVICE[databaseTrouble], { databaseTrouble, retryAfterSeconds: RETRY_AFTER });

/** The refusal if an error means that the database can't serve requests now; otherwise undefined. */
export function refusalOf(error: unknown): ApiError | undefined {
  const trouble = meaningOf(error)?.trouble;
  if (trouble === undefined || trouble === "TOO_SLOW") return undefined;
  if (trouble !== "OUTCOME_UNKNOWN") return databaseUnavailable(trouble);
  return new ApiError("UNAVAILABLE", (error as Error).message, { retryAfterSeconds: RETRY_AFTER });
}
