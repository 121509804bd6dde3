import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { FIRST, LONG } from "../../../vitest.order.ts";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

test("the projects and files that vitest begins first exist", () => {
  const configs = globSync("{packages,apps,tooling}/*/vitest{,.e2e}.config.ts", { cwd: ROOT });
  const projects = configs.map(
    (file) => /name: "([^"]+)"/.exec(readFileSync(path.join(ROOT, file), "utf8"))?.[1],
  );
  expect(FIRST.filter((name) => !projects.includes(name))).toEqual([]);
  expect(LONG.filter((file) => !existsSync(path.join(ROOT, file)))).toEqual([]);
});
