import type { RateLimit } from "@leadgen/core";

const WINDOW = /^([1-9]\d{0,6})\/([1-9]\d{0,5})$/;

/** Reads windows that are written in the code. @throws TypeError for anything that is no window */
export function windows(text: string): RateLimit["windows"] {
  const parsed = parseWindows(text);
  if (parsed === undefined) throw new TypeError(`${text} is no rate limit`);
  return parsed;
}

/** `20/60,100/3600`: calls, slash, seconds, for each window. @returns undefined for anything else. */
export function parseWindows(text: string): RateLimit["windows"] | undefined {
  const parsed = text.split(",").map((window) => {
    const [, calls, perSeconds] = WINDOW.exec(window.trim()) ?? [];
    return { calls: Number(calls), perSeconds: Number(perSeconds) };
  });
  const [first, ...others] = parsed;
  if (first === undefined || parsed.some(({ calls }) => Number.isNaN(calls))) return undefined;
  return [first, ...others];
}
