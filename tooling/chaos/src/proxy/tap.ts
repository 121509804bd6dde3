import type { Direction } from "./fault.ts";
import type { ProxiedConnection } from "./proxied-connection.ts";

/** Bytes that go on together, after the watcher was told of their event. */
export interface Piece<Event> {
  readonly bytes: Buffer;
  readonly event?: Event;
}

/** Reads along on one connection and cuts the bytes into pieces; every byte is in one piece, in order, sooner or later. */
export type Tap<Event> = Readonly<Record<Direction, (chunk: Buffer) => readonly Piece<Event>[]>>;

/** `hold`: these bytes and all that follow in this direction never go on. */
export type Verdict = "pass" | "hold";

export type Watch<Event> = (event: Event, connection: ProxiedConnection) => Verdict | Promise<Verdict>;
