import { PROVIDER_NAMES } from "../providers/names.ts";
import { FAULT_NAMES, faultEntry } from "./catalogue.ts";

/** The catalogue as a Markdown table, for the README. */
function faultTable(): string {
  const rows = FAULT_NAMES.map((name) => {
    const { providers, operations, does, workDone, means } = faultEntry(name);
    const who = providers.length === PROVIDER_NAMES.length ? "all" : providers.join(", ");
    const where = operations ? ` (${operations.join(", ")})` : "";
    return `| \`${name}\` | ${who}${where} | ${does} | ${workDone ? "yes" : "no"} | ${means.replace("-", " ")} |`;
  });
  return [
    "| fault | who can show it | what it does | work done | means |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

const BEGIN = "<!-- faults: written by `pnpm docs` from src/faults -->";
const END = "<!-- end of faults -->";

/** The README with its table replaced by the catalogue's. */
export function withFaultTable(readme: string): string {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md needs the lines ${BEGIN} and ${END}`);
  return `${before}${BEGIN}\n\n${faultTable()}\n\n${END}${after}`;
}
