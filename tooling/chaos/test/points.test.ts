import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { POINTS, renderPoints } from "../src/kill-points/points.ts";

it("documents every point at which a process is killed, and what must be seen then", async () => {
  const docs = await readFile(new URL("../../../docs/reliability.md", import.meta.url), "utf8");
  expect(POINTS.length).toBeGreaterThanOrEqual(8);
  expect(docs).toContain(renderPoints());
});
