import { readFileSync } from "node:fs";

/** Numbers (from 1) of the lines that a fixture marks `// refused`. */
export function refusedLines(file: string): number[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line, index) => (line.endsWith("// refused") ? [index + 1] : []));
}
