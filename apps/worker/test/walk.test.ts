import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const ROOT = path.join(import.meta.dirname, "../../..");

it("docs/architecture.md follows a failure through files that there are, and through fewer than 17", () => {
  const text = readFileSync(path.join(ROOT, "docs/architecture.md"), "utf8");
  const section = /^## Following one failure$(.*?)^## /ms.exec(text)?.[1] ?? "";
  const files = [...section.matchAll(/^\| `([^`]+)` \|/gm)].map(([, file]) => file as string);
  expect(files.length).toBeGreaterThan(10);
  expect(files.length).toBeLessThan(17);
  expect(files.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});
