import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { BY_CODE, BY_MESSAGE } from "../src/error-table.ts";
import {
  CommitOutcomeUnknownError,
  createPool,
  DatabaseUnreachableError,
  endPool,
  isDatabaseTrouble,
  mayPass,
  meaningOf,
  transaction,
} from "../src/index.ts";
import { testDatabase } from "../src/testing/index.ts";
import { unreachable } from "../src/trouble.ts";

const failure = (code: string, message = "as PostgreSQL says"): Error =>
  Object.assign(new Error(message), { code });

/** For each error: whose, whether to retry at once, what happens to the connection, the trouble, and its meaning for a connection attempt. */
const EXPECTED: Readonly<Record<string, string>> = {
  "08": "theirs again lost AWAY connecting:AWAY",
  "25006": "theirs - replace READ_ONLY",
  "25P03": "theirs - replace BUSY",
  "25P04": "theirs - replace BUSY",
  "28000": "theirs - replace LOGIN_REFUSED",
  "28P01": "theirs - replace LOGIN_REFUSED",
  "3D000": "theirs - replace LOGIN_REFUSED",
  "40": "theirs - keep BUSY",
  "40001": "theirs again keep BUSY",
  "40P01": "theirs again keep BUSY",
  "42P01": "ours - keep NOT_MIGRATED",
  "53": "theirs - keep NO_ROOM",
  "53300": "theirs - replace FULL connecting:FULL",
  "55P03": "theirs - keep BUSY",
  "57": "theirs - keep BUSY",
  "57014": "ours - keep TOO_SLOW",
  "57P01": "theirs again lost AWAY",
  "57P02": "theirs again lost AWAY",
  "57P03": "theirs - replace AWAY connecting:AWAY",
  "57P04": "theirs - replace AWAY",
  "57P05": "theirs again replace AWAY",
  "58": "theirs - keep SYSTEM_ERROR",
  ECONNRESET: "theirs again lost AWAY connecting:AWAY",
  ETIMEDOUT: "theirs again lost AWAY connecting:AWAY",
  ECONNABORTED: "theirs again lost AWAY connecting:AWAY",
  EPIPE: "theirs again lost AWAY",
  ECONNREFUSED: "theirs - lost AWAY connecting:AWAY",
  EHOSTUNREACH: "theirs - lost AWAY connecting:AWAY",
  ENETUNREACH: "theirs - lost AWAY connecting:AWAY",
  ENETDOWN: "theirs - lost AWAY connecting:AWAY",
  ENOTFOUND: "theirs - lost AWAY connecting:AWAY",
  EAI_AGAIN: "theirs - lost AWAY connecting:AWAY",
  EPROTO: "theirs - replace LOGIN_REFUSED",
  P1001: "theirs - lost AWAY connecting:AWAY",
  P1002: "theirs - lost AWAY connecting:AWAY",
  P1017: "theirs - lost AWAY connecting:AWAY",
  P1000: "theirs - replace LOGIN_REFUSED",
  P1003: "theirs - replace LOGIN_REFUSED",
  P1008: "theirs - keep BUSY",
  P2024: "theirs - keep BUSY",
  P2028: "theirs - keep BUSY",
  P2034: "theirs - keep BUSY",
  P2037: "theirs - keep FULL",
};

const MESSAGES: Readonly<Record<string, string>> = {
  "Connection terminated unexpectedly": "theirs again lost AWAY connecting:AWAY",
  "Client has encountered a connection error and is not queryable": "theirs again lost AWAY",
  "Client was closed and is not queryable": "theirs again lost AWAY",
  "timeout exceeded when trying to connect": "theirs - keep IN_USE connecting:IN_USE",
  "no connection to the server came free in time": "theirs - replace FULL connecting:FULL",
  "timeout expired": "theirs - lost AWAY connecting:AWAY",
};

/** A meaning in the notation of the tables above. */
function said(error: unknown): string {
  const { whose, retry, connection, trouble, connecting } = meaningOf(error) ?? {};
  const parts = [whose, retry ? "again" : "-", connection, trouble, connecting && `connecting:${connecting}`];
  return parts.filter((part) => part !== undefined).join(" ");
}

describe("the table of errors", () => {
  test("is tested row by row", () => {
    const codes = Object.keys(BY_CODE).filter((code) => code !== "0A000");
    expect(Object.keys(EXPECTED).sort()).toEqual(codes.sort());
    expect(
      BY_MESSAGE.map(([beginning]) => Object.keys(MESSAGES).filter((text) => text.startsWith(beginning))),
    ).toEqual(Object.keys(MESSAGES).map((text) => [text]));
  });

  test.each(Object.entries(EXPECTED))("%s is %s", (code, expected) => {
    expect(said(failure(/^[0-9]{2}$/.test(code) ? `${code}ZZZ` : code))).toBe(expected);
  });

  test.each(Object.entries(MESSAGES))("an error without a code that says %j is %s", (text, expected) => {
    expect(said(new Error(text))).toBe(expected);
  });

  test("PgBouncer's own limit of clients is no lost connection", () => {
    const refused = failure("08P01", "no more connections allowed (max_client_conn)");
    expect(said(refused)).toBe("theirs - replace FULL connecting:FULL");
  });

  test("retries 0A000 only when a cached plan is the reason", () => {
    const german = failure("0A000", "gecachter Plan darf den Ergebnistyp nicht ändern");
    expect(said(Object.assign(german, { routine: "RevalidateCachedQuery" }))).toBe(
      "theirs again replace BUSY",
    );
    expect(meaningOf(failure("0A000", "cross-database references are not implemented"))).toBeUndefined();
  });

  test.each(["22P02", "23505", "23514", "25P02", "42601", "42501", "42703", "P0001", "P2002", "XX000"])(
    "%s is an error of ours that is not in the table",
    (code) => {
      expect(meaningOf(failure(code))).toBeUndefined();
      expect(isDatabaseTrouble(failure(code))).toBe(false);
    },
  );

  test("a statement that took too long is ours, but may succeed later", () => {
    expect(isDatabaseTrouble(failure("57014"))).toBe(false);
    expect(mayPass(failure("57014"))).toBe(true);
    expect(mayPass(failure("57P01"))).toBe(true);
    expect(mayPass(failure("42P01"))).toBe(false);
    expect(mayPass(failure("23505"))).toBe(false);
  });

  test("an error that is not the database's is ours, whatever its message", () => {
    expect(meaningOf(new Error("no such campaign"))).toBeUndefined();
    expect(meaningOf(new Error("Apollo said: timeout expired"))).toBeUndefined();
    expect(meaningOf("not even an error")).toBeUndefined();
  });

  test("a file that can't be read is ours; a missing Unix socket is the database's", async () => {
    const read = () => readFileSync("/nowhere/at/all");
    expect(read).toThrow(expect.objectContaining({ code: "ENOENT" }));
    try {
      read();
    } catch (error) {
      expect(meaningOf(error)).toBeUndefined();
    }
    const socket = connect("/nowhere/.s.PGSQL.5432");
    const error = await new Promise<Error>((resolve) => socket.once("error", resolve));
    expect(error).toMatchObject({ code: "ENOENT" });
    expect(said(error)).toBe("theirs - lost AWAY connecting:AWAY");
  });

  test("an unreachable database means what its cause means", () => {
    const refused = new DatabaseUnreachableError("here:5432", failure("ECONNREFUSED"));
    expect(said(refused)).toBe("theirs - lost AWAY connecting:AWAY");
    const full = new DatabaseUnreachableError("here:5432", failure("53300"));
    expect(said(full)).toBe("theirs - lost FULL connecting:FULL");
    expect(said(new CommitOutcomeUnknownError(failure("ECONNRESET")))).toBe("theirs - lost OUTCOME_UNKNOWN");
  });

  test("an AggregateError, from trying each address of a host, means what its errors mean", () => {
    expect(unreachable(new AggregateError([failure("EINVAL"), failure("ECONNREFUSED")]))).toBe("AWAY");
  });
});

test("a wrong password is the database's trouble, but not an unreachable database", async () => {
  await using db = await testDatabase();
  const pool = createPool(db.url.replace(/\/\/[^@]*@/, "//nobody:wrong@"));
  const error = await transaction(pool, async () => 1).catch((reason: unknown) => reason);
  await endPool(pool);
  expect(error).not.toBeInstanceOf(DatabaseUnreachableError);
  expect(said(error)).toBe("theirs - replace LOGIN_REFUSED");
});

test("a read-only connection is thrown away, so that the next one may find the primary", async () => {
  await using db = await testDatabase({ max: 1 });
  const pids: number[] = [];
  const write = () =>
    transaction(db.pool, async (tx) => {
      const [row] = await tx.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
      pids.push(row?.pid ?? 0);
      if (pids.length === 1) await tx.query("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY");
      if (pids.length === 1) await tx.query("SET TRANSACTION READ ONLY");
      await tx.query("INSERT INTO organization (name) VALUES ($1)", ["o"]);
    });
  await expect(write()).rejects.toMatchObject({ code: "25006" });
  await write();
  expect(new Set(pids).size).toBe(2);
});
