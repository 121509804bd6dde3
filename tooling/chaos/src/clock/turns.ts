/** How a wall clock is wrong. */
export const TURNS = ["ahead", "behind", "jumping"] as const;

export type Turn = (typeof TURNS)[number];

const HOUR = 3_600_000;

/** How far the clock is off, in milliseconds. A jumping one is an hour ahead in one second and an hour behind in the next. */
export function turnAt(turn: Turn, upForMs: number): number {
  if (turn === "ahead") return HOUR;
  if (turn === "behind") return -HOUR;
  return Math.floor(upForMs / 1_000) % 2 === 0 ? HOUR : -HOUR;
}

/** Node's arguments for a process with such a clock. */
export const withClock = (turn: Turn): readonly string[] => [
  "--import",
  `${new URL("turned-clock.ts", import.meta.url).href}?${turn}`,
];
