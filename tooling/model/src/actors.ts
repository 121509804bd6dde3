/** Worker processes are numbered from 0; every other actor has its own number. */
export type Actor = number;

/** A worker's row: its process's number combined with how often it registered again. */
export type Identity = number;

export const NOBODY = -1;
const FIRST_OTHER = 8;
export const OPENER = 8;
export const CLOSER = 9;
export const CANCELLER = 10;
export const PRODUCER = 11;
export const SWEEPER = 12;
const OTHERS = [
  "operator who opens",
  "operator who closes",
  "person who cancels",
  "producer",
  "sweep",
] as const;
export const OTHER_ACTORS = OTHERS.length;

export const isWorker = (actor: Actor): boolean => actor >= 0 && actor < FIRST_OTHER;

/** An actor's index in `Shared.tx`; not for workers. */
export const placeOf = (actor: Actor): number => actor - FIRST_OTHER;

export const identityOf = (slot: number, generation: number): Identity => generation * FIRST_OTHER + slot;
export const slotOf = (identity: Identity): number => identity % FIRST_OTHER;

export function nameOf(actor: Actor): string {
  if (actor === NOBODY) return "nobody";
  return isWorker(actor) ? `worker ${"ABCDEFGH"[actor]}` : (OTHERS[placeOf(actor)] ?? "?");
}

/** An identity's name: `A`, or `A'` after it registered again. */
export function nameOfIdentity(identity: Identity): string {
  if (identity === NOBODY) return "nobody";
  return `${"ABCDEFGH"[slotOf(identity)]}${"'".repeat(Math.floor(identity / FIRST_OTHER))}`;
}
