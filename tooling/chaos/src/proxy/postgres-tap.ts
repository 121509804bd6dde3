import type { Piece, Tap } from "./tap.ts";

export interface Statement {
  readonly sql: string;
  /** Its parameters as text; null for NULL. Empty for a simple query. */
  readonly values: readonly (string | null)[];
}

/**
 * Traffic between a client and PostgreSQL.
 * - statement: it is about to reach PostgreSQL.
 * - reply: PostgreSQL has executed (or refused) it, and the answer is about to reach the client.
 */
export interface PostgresEvent extends Statement {
  readonly kind: "statement" | "reply";
  /** The transaction's earlier statements, BEGIN first; empty outside a transaction. */
  readonly transaction: readonly Statement[];
}

/** A transaction's end: alone, or in one message after the query for its log position (packages/db/src/commit-witness.ts). */
export const isCommit = ({ sql }: Pick<Statement, "sql">): boolean => /(^|; )COMMIT$/i.test(sql);

/** `Int32 length, Int32 code`: the only start message that is read; others (TLS, cancellation) are passed on unread. */
const PROTOCOL_3 = 3;

/** Reads the protocol (version 3, without TLS): simple queries, and prepared statements by their text. */
export function postgresTap(): Tap<PostgresEvent> {
  const texts = new Map<string, string>();
  const asked: Asked[] = [];
  let transaction: readonly Statement[] = [];
  let current: Asked | undefined;

  const statement = (sql: string, values: Statement["values"] = []): PostgresEvent => {
    current = { sql, values, transaction };
    if (/^begin\b/i.test(sql) || transaction.length > 0) transaction = [...transaction, { sql, values }];
    if (isCommit({ sql }) || /^rollback\b/i.test(sql)) transaction = [];
    return { kind: "statement", ...current };
  };
  const fromClient = ({ type, body }: Message): PostgresEvent | undefined => {
    switch (type) {
      case "P": {
        const [name = "", sql = ""] = strings(body, 2);
        texts.set(name, sql);
        return undefined;
      }
      case "B":
        return statement(texts.get(strings(body, 2)[1] ?? "") ?? "", valuesOf(body));
      case "Q": {
        const event = statement(strings(body, 1)[0] ?? "");
        if (current !== undefined) asked.push(current);
        return event;
      }
      case "S":
        if (current !== undefined) asked.push(current);
        return undefined;
      default:
        return undefined;
    }
  };
  const fromServer = ({ type }: Message): PostgresEvent | undefined => {
    if (type !== "Z") return undefined;
    const done = asked.shift();
    return done === undefined ? undefined : { kind: "reply", ...done };
  };
  return { up: cutter(fromClient, { startsUntyped: true }), down: cutter(fromServer) };
}

type Asked = Omit<PostgresEvent, "kind">;

interface Message {
  readonly type: string;
  readonly body: Buffer;
}

/** Splits a stream of `type, Int32 length, body` into messages. An incomplete message waits. */
function cutter(
  read: (message: Message) => PostgresEvent | undefined,
  { startsUntyped = false } = {},
): (chunk: Buffer) => readonly Piece<PostgresEvent>[] {
  let waiting: Buffer = Buffer.alloc(0);
  let untyped = startsUntyped;
  let unread = false;
  return (chunk) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    const pieces: Piece<PostgresEvent>[] = [];
    while (!unread) {
      const head = untyped ? 0 : 1;
      if (waiting.length < head + 8 && (untyped || waiting.length < head + 4)) break;
      const length = head + waiting.readInt32BE(head);
      if (waiting.length < length) break;
      const bytes = waiting.subarray(0, length);
      waiting = waiting.subarray(length);
      if (untyped) {
        unread = bytes.readInt16BE(4) !== PROTOCOL_3;
        untyped = false;
        pieces.push({ bytes });
        continue;
      }
      const event = read({ type: String.fromCharCode(bytes[0] ?? 0), body: bytes.subarray(5) });
      pieces.push(event === undefined ? { bytes } : { bytes, event });
    }
    if (unread && waiting.length > 0) {
      pieces.push({ bytes: waiting });
      waiting = Buffer.alloc(0);
    }
    return joined(pieces);
  };
}

/** Joins neighbouring pieces without an event into one write. */
function joined(pieces: readonly Piece<PostgresEvent>[]): Piece<PostgresEvent>[] {
  const out: Piece<PostgresEvent>[] = [];
  let plain: Buffer[] = [];
  const flush = () => {
    if (plain.length > 0) out.push({ bytes: Buffer.concat(plain) });
    plain = [];
  };
  for (const piece of pieces) {
    if (piece.event === undefined) plain.push(piece.bytes);
    else {
      flush();
      out.push(piece);
    }
  }
  flush();
  return out;
}

/** The first strings of a message, each ended by a zero byte. */
function strings(body: Buffer, count: number): string[] {
  const found: string[] = [];
  for (let at = 0; found.length < count; ) {
    const end = body.indexOf(0, at);
    if (end < 0) break;
    found.push(body.toString("utf8", at, end));
    at = end + 1;
  }
  return found;
}

/** The values of a Bind message: portal and statement, the formats, then each value with its length. */
function valuesOf(body: Buffer): (string | null)[] {
  let at = body.indexOf(0) + 1;
  at = body.indexOf(0, at) + 1;
  at += 2 + 2 * body.readInt16BE(at);
  const values: (string | null)[] = [];
  const count = body.readInt16BE(at);
  at += 2;
  while (values.length < count) {
    const length = body.readInt32BE(at);
    at += 4;
    values.push(length < 0 ? null : body.toString("utf8", at, at + length));
    at += Math.max(0, length);
  }
  return values;
}
