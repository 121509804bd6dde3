import { BODY } from "../rest/body-limits.ts";

/** What a client may take of the server before anything is known of it. What a body may be is in `../rest/body-limits.ts`. */
export const DOORS = {
  /** Milliseconds for the request's first line and headers, from the connection or the request before on. */
  headersMs: 10_000,
  /** Milliseconds for the whole request, its body included. The largest needs 35 kB/s. Answers may take as long as they like, */
  requestMs: 30_000,
  /** but for these milliseconds in which the client takes nothing of what is there for it. */
  untakenMs: 30_000,
  /** Milliseconds between two looks for those that are too slow. */
  lookMs: 1_000,
  /** Milliseconds that a connection may be idle. Longer than proxies keep theirs (nginx, AWS: 60 s), or they would send into a closed one. */
  idleMs: 75_000,
  /** Bytes of a request's first line and headers. */
  headerBytes: 16_384,
  /** Connections at once. One more takes the place of one on which nothing is being answered. */
  connections: 2_000,
  /** Milliseconds for which a connection keeps its place in any case, as long as there are not twice as many. */
  youngMs: 1_000,
  /** Requests of a kind (emergency stop, health, others) that are worked on at once. */
  abreast: 16,
  /** The same while one of a more urgent kind is worked on. */
  besideUrgent: 2,
  /** Milliseconds for which no other begins while new connections come: a more urgent one may be on one of them. */
  newcomersMs: 20,
  /** Others that wait for that. One more, and the last one of the address with the most is answered 503. */
  waiting: 1_000,
  /** Requests that a connection may send ahead of their answers. Browsers and proxies send none. */
  pipelined: 10,
  /** Milliseconds for which a request is taken to be worked on, if its answer does not begin before. */
  turnMs: 1_000,
  /** Bytes of a body, whoever sends it. */
  bodyBytes: BODY.known,
} as const;

export type DoorLimits = { readonly [Name in keyof typeof DOORS]: number };
