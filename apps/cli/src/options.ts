import { type Command, InvalidArgumentError } from "commander";

/** Adds the options of every command that calls a running system. */
export function withAddress(command: Command): Command {
  return command
    .option("--url <url>", "the running system (default: LEADGEN_URL, or http://localhost with PORT)")
    .option("--token <token>", "the operator's (default: OPERATOR_TOKEN, which no list of processes shows)");
}

/** A parser of an option's value. @throws InvalidArgumentError */
export function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };
}
