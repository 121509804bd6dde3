import { PrismaPg } from "@prisma/adapter-pg";
import { DriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";

/**
 * Prisma's adapter, but a migration goes to the server in one piece. The adapter cuts scripts at every semicolon, which breaks
 * function bodies and comments, and commits each part by itself. In one piece PostgreSQL parses it, and all of it commits
 * or none.
 */
export class WholeScripts extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script);
      } catch (error) {
        throw error instanceof pg.DatabaseError ? readable(error) : error;
      }
    };
    return adapter;
  }
}

/** In the form that the engine can print; it shows any other error as a number. */
function readable({ code = "", severity = "ERROR", message, detail, column, hint }: pg.DatabaseError) {
  return new DriverAdapterError({ kind: "postgres", code, severity, message, detail, column, hint });
}
