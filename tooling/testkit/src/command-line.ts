import { type ParseArgsConfig, parseArgs } from "node:util";

/** The command line is wrong. */
export class UsageError extends Error {}

type Flags = NonNullable<ParseArgsConfig["options"]>;

export const TEXT = { type: "string" } as const;
export const FLAG = { type: "boolean" } as const;

/** @throws UsageError on an option that does not exist, or that lacks its value */
export function parseOptions<const Options extends Flags>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

interface Range<Otherwise> {
  readonly from: number;
  readonly to?: number;
  /** The default. */
  readonly otherwise: Otherwise;
}

/** @throws UsageError */
export function wholeNumber<Otherwise extends number | undefined>(
  name: string,
  value: string | undefined,
  { from, to = Number.MAX_SAFE_INTEGER, otherwise }: Range<Otherwise>,
): number | Otherwise {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= from && number <= to) return number;
  const range = to === Number.MAX_SAFE_INTEGER ? `of at least ${from}` : `from ${from} to ${to}`;
  throw new UsageError(`--${name} must be a whole number ${range}, not "${value}".`);
}

/** One value of a closed set, or a list of them, separated by commas. @throws UsageError */
export function chosen<Choice>(name: string, list: string, choices: ReadonlyMap<string, Choice>): Choice[] {
  return list.split(",").map((part) => {
    const found = choices.get(part.trim());
    if (found !== undefined) return found;
    throw new UsageError(`--${name} ${part}: choose from ${[...choices.keys()].join(", ")}.`);
  });
}

/** Runs a command and ends the process with its number as the exit code; wrong usage is explained and exits with 64. */
export async function runCommand(help: string, main: () => number | Promise<number>): Promise<never> {
  try {
    // `process.exit`, because Node's own exit can spin for ever (nodejs/node#47748); seen after 700 kills.
    process.exit(await main());
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(`${error.message}\n\n${help}`);
    process.exit(64);
  }
}
