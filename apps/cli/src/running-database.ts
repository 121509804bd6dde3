import path from "node:path";
import { findEmbedded } from "@leadgen/db/embedded";
import { CliError } from "./cli-error.ts";
import { readEnv } from "./env.ts";
import { EXIT } from "./exit-codes.ts";
import { DATA } from "./paths.ts";

/** DATABASE_URL, or else the running embedded PostgreSQL. @throws CliError (1) if there is neither. */
export async function databaseUrl(): Promise<string> {
  const url = readEnv().databaseUrl ?? (await findEmbedded(path.join(DATA, "postgres")));
  if (url !== undefined) return url;
  throw new CliError(
    EXIT.MISBEHAVED,
    "DATABASE_URL is not set, and no embedded PostgreSQL runs on .data/postgres. " +
      "Set DATABASE_URL, or start the system (make dev, make up) and ask again.",
  );
}

/** Messages for problems that a person can solve, by SQLSTATE. The classification of errors is in error-table.ts of @leadgen/db. */
const SAYS: Readonly<Record<string, string>> = {
  "28P01": "PostgreSQL refuses the user or the password in DATABASE_URL.",
  "28000": "PostgreSQL refuses the user in DATABASE_URL.",
  "3D000": "PostgreSQL has no database of the name in DATABASE_URL.",
  "42P01": "The database has no tables of leadgen, or an older version of them. Run `make migrate` first.",
  "42703": "The database has an older version of leadgen's tables. Run `make migrate` first.",
  "3F000": "The database has no tables of leadgen. Run `make migrate` first.",
  "42501": "The user in DATABASE_URL may not use leadgen's tables.",
  "57014":
    "PostgreSQL ended a statement that took too long. The doctor can be given more time: --timeout 600.",
};

/** The error with a message for people, if PostgreSQL's code shows a problem of the set-up. */
export function explainedByCode(error: unknown): unknown {
  const message = SAYS[String((error as { code?: unknown }).code)];
  return message === undefined ? error : new CliError(EXIT.MISBEHAVED, message, { cause: error });
}
