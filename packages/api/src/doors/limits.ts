import { BODY } from "../rest/body-limits.ts";

/** What a client may use of the server before it is identified. Limits of bodies are in `../rest/body-limits.ts`. */
export const DOORS = {
  /** Milliseconds for the request's first line and headers, from the connection's start or the previous request's end. */
  headersMs: 10_000,
  /** Milliseconds for the whole request with its body; the largest needs 35 kB/s. Answers have only the next limit. */
  requestMs: 30_000,
  /** Milliseconds after which a connection is closed if its client reads nothing of a waiting answer. */
  untakenMs: 30_000,
  /** Milliseconds between two searches for requests and connections over these limits. */
  lookMs: 1_000,
  /** Idle milliseconds of a connection. Longer than proxies' own limit (nginx, AWS: 60 s), or they would send into a closed one. */
  idleMs: 75_000,
  /** Bytes of a request's first line and headers. */
  headerBytes: 16_384,
  /** Connections at once. A further one replaces one on which nothing is being answered. */
  connections: 2_000,
  /** Milliseconds for which a new connection cannot be replaced, while there are at most twice as many. */
  youngMs: 1_000,
  /** Requests of one kind (emergency stop, health, others) that are processed at once. */
  abreast: 16,
  /** The same while a more urgent kind is processed. */
  besideUrgent: 2,
  /** New connections that are accepted before the next request starts: a more urgent one may be on one of them. */
  newcomers: 100,
  /** Requests of the kind "others" that may wait. Beyond that, the last one of the address with the most gets 503. */
  waiting: 1_000,
  /** Requests that a connection may send before their answers. Browsers and proxies send none. */
  pipelined: 10,
  /** Milliseconds after which a request without an answer no longer counts as being processed. */
  turnMs: 1_000,
  /** Bytes of a body, for all senders. */
  bodyBytes: BODY.known,
} as const;

export type DoorLimits = { readonly [Name in keyof typeof DOORS]: number };
