import { meaningOf, type Trouble } from "@leadgen/db";

/** The message for people when the database cannot be reached. */
export const UNREACHABLE =
  "The database cannot be reached: the state is UNKNOWN and no work runs. Check that PostgreSQL is up and that DATABASE_URL is right, then try again.";

const ADVICE: Readonly<Record<Exclude<Trouble, "OUTCOME_UNKNOWN" | "TOO_SLOW">, string>> = {
  AWAY: UNREACHABLE,
  FULL: "The database takes no more connections; nothing was changed. End those that are idle (pg_stat_activity says whose they are) or raise max_connections; it goes on by itself then. The emergency stop has a connection of its own.",
  IN_USE:
    "All of the API's connections to the database are in use, and none came free in time; nothing was changed. Try again in a moment.",
  LOGIN_REFUSED:
    "The database refuses the API's user, password or database name; nothing was changed. Put DATABASE_URL right and start again.",
  BUSY: "The database did not answer in time; nothing was changed. Try again in a moment.",
  NO_ROOM:
    "The database is out of disk or memory; nothing was changed. Look at its log, and make room: it goes on by itself then.",
  SYSTEM_ERROR:
    "The database cannot read or write its own files; nothing was changed. Look at its log and its disk.",
  READ_ONLY: "The database takes no writes (a standby?). Point DATABASE_URL at the primary, then try again.",
  NOT_MIGRATED: "The database has no leadgen tables, or old ones: run the migrations, then try again.",
};

/** The message for people if an error means that the database can't serve requests now; otherwise undefined. */
export function databaseTrouble(error: unknown): string | undefined {
  const trouble = meaningOf(error)?.trouble;
  if (trouble === undefined || trouble === "TOO_SLOW") return undefined;
  return trouble === "OUTCOME_UNKNOWN" ? (error as Error).message : ADVICE[trouble];
}
