import type { Outputs } from "./trpc.ts";

type Trouble = NonNullable<Outputs["queue"]["status"]["circuitBreaker"]["databaseTrouble"]>;

const GOES_ON = "This page goes on by itself.";

/** Why the state is unknown, in words for people, and what helps. */
export const TROUBLE_WORDS: Readonly<Record<Trouble, string>> = {
  AWAY: `The database can't be reached: check that PostgreSQL is up. ${GOES_ON}`,
  SILENT: `The database doesn't answer: look at its load and its connections. ${GOES_ON}`,
  FULL: `The database takes no more connections: end idle ones, or raise max_connections. ${GOES_ON}`,
  IN_USE: `All of the server's connections to the database are in use. ${GOES_ON}`,
  BUSY: `The database did not answer in time. ${GOES_ON}`,
  NO_ROOM: `The database is out of disk or memory: look at its log, and make room. ${GOES_ON}`,
  SYSTEM_ERROR: "The database can't read or write its own files: look at its log and its disk.",
  READ_ONLY: "The database takes no writes, as a standby does: point DATABASE_URL at the primary.",
  LOGIN_REFUSED: "The database refuses our login: put DATABASE_URL right and start again.",
  NOT_MIGRATED: "The database lacks our tables, or has old ones: run the migrations.",
};
