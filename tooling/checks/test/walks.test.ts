import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.join(import.meta.dirname, "../../..");

it.each([
  { heading: "Following one failure", fewerThan: 17 },
  { heading: "Following one click on Close", fewerThan: 36 },
])(
  "docs/architecture.md, $heading: names only files that exist, and fewer than $fewerThan",
  ({ heading, fewerThan }) => {
    const text = readFileSync(path.join(ROOT, "docs/architecture.md"), "utf8");
    const section = new RegExp(`^## ${heading}$(.*?)^## `, "ms").exec(text)?.[1] ?? "";
    const files = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, file]) => file as string);
    expect(files.length).toBeGreaterThan(10);
    expect(files.length).toBeLessThan(fewerThan);
    expect(new Set(files).size).toBe(files.length);
    expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
  },
);
