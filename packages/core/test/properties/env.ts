import { randomInt } from "node:crypto";

/** The number of schedules and the seed of their generator. The seed is printed when a schedule fails. */
export interface PropertySettings {
  readonly runs: number;
  readonly seed: number;
}

/**
 * Reads `PROPERTY_RUNS` (default 250, divided between the files) and `PROPERTY_SEED` (default: a new one each time).
 *
 * @throws Error that names the variable if it is no whole number.
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
