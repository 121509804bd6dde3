import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Words that readers stumbled over, joined so that this file does not find itself. */
const OBSCURE = ["who_ever", "in_ vain", "a_new", "since_ ever", "of_ age", "bur_y", "bur_ies", "bro_om"];
const FOUND = new RegExp(`\\b(?:${OBSCURE.join("|").replaceAll("_", "")})\\b`, "gi");

/** Migrations stay as they are, since their checksums are kept in every database. */
const ELSEWHERE = /node_modules|\/generated\/|\/migrations\/|\/\.next/;

const files = globSync("{*.md,docs/**/*.md,{packages,apps,tooling}/**/*.{ts,tsx,md,prisma}}", {
  cwd: root,
  exclude: (path) => ELSEWHERE.test(`${path}/`),
});

it("no comment, test name, document or message has a word that readers stumbled over", () => {
  expect(files.length).toBeGreaterThan(1_500);
  const found = files.flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(FOUND)].map(([word]) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});
