import { randomInt } from "node:crypto";

/** How many schedules, and the seed that they are drawn from; the seed is printed when one fails. */
export interface PropertySettings {
  readonly runs: number;
  readonly seed: number;
}

/**
 * `PROPERTY_RUNS` (default 250, shared out between the files) and `PROPERTY_SEED` (default: another one each time).
 *
 * @throws Error naming the variable that is no whole number.
 */
export function readPropertySettings(source: NodeJS.ProcessEnv = process.env): PropertySettings {
  return {
    runs: wholeNumber(source, "PROPERTY_RUNS") ?? 250,
    seed: wholeNumber(source, "PROPERTY_SEED") ?? randomInt(2 ** 31),
  };
}

function wholeNumber(source: NodeJS.ProcessEnv, name: string): number | undefined {
  const text = source[name];
  if (text === undefined || text === "") return undefined;
  if (!/^-?\d{1,10}$/.test(text)) throw new Error(`${name} must be a whole number.`);
  return Number(text);
}
