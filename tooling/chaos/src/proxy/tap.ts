import type { Direction } from "./fault.ts";
import type { ProxiedConnection } from "./proxied-connection.ts";

/** Bytes that are passed on together, after the watcher has seen their event. */
export interface Piece<Event> {
  readonly bytes: Buffer;
  readonly event?: Event;
}

/** Reads one connection and cuts the bytes into pieces; every byte is in exactly one piece, in order. */
export type Tap<Event> = Readonly<Record<Direction, (chunk: Buffer) => readonly Piece<Event>[]>>;

/** `hold`: these bytes and all later ones in this direction are never passed on. */
export type Verdict = "pass" | "hold";

export type Watch<Event> = (event: Event, connection: ProxiedConnection) => Verdict | Promise<Verdict>;
