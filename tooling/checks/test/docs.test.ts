import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { testDatabase } from "@leadgen/db/testing";
import { describe, expect, it } from "vitest";
import { anchorLinks, anchors, codeBlocks, fileLinks } from "../src/markdown.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const documents = globSync("{*.md,docs/**/*.md,{packages,apps,tooling}/*/README.md}", { cwd: root }).sort();

/** First words of a query, for the test's name. */
const queries = codeBlocks(readFileSync(join(root, "docs/operations.md"), "utf8"), "sql").map((sql) => ({
  title: sql.replaceAll(/\s+/g, " ").slice(0, 60),
  sql,
}));

describe("documents", () => {
  it.each(documents)("%s links to files that exist", (document) => {
    const links = fileLinks(readFileSync(join(root, document), "utf8"));
    const broken = links.filter((link) => !existsSync(join(root, dirname(document), link)));
    expect(broken).toEqual([]);
  });

  it.each(documents)("%s links to headings that exist", (document) => {
    const text = readFileSync(join(root, document), "utf8");
    const read = (file: string) =>
      file === "" ? text : readFileSync(join(root, dirname(document), file), "utf8");
    const broken = anchorLinks(text).filter(
      ({ file, anchor }) => (file === "" || file.endsWith(".md")) && !anchors(read(file)).includes(anchor),
    );
    expect(broken).toEqual([]);
  });

  it("the alert rules lead to sections of the runbook that exist", () => {
    const rules = readFileSync(join(root, "docs/observability/alerts.yml"), "utf8");
    const led = [...rules.matchAll(/runbook: docs\/operations\.md#(\S+)/g)].map(([, anchor = ""]) => anchor);
    const known = anchors(readFileSync(join(root, "docs/operations.md"), "utf8"));
    expect(led.length).toBeGreaterThan(10);
    expect(led.filter((anchor) => !known.includes(anchor))).toEqual([]);
  });
});

describe("folders", () => {
  it.each(globSync("{packages,apps,tooling}/*/package.json", { cwd: root }).map(dirname).sort())(
    "%s has a README",
    (folder) => {
      expect(existsSync(join(root, folder, "README.md"))).toBe(true);
    },
  );

  it("docs/decisions/README.md lists every decision", () => {
    const decisions = globSync("[0-9]*.md", { cwd: join(root, "docs/decisions") }).sort();
    const index = readFileSync(join(root, "docs/decisions/README.md"), "utf8");
    expect(
      fileLinks(index)
        .filter((link) => /^[0-9]/.test(link))
        .sort(),
    ).toEqual(decisions);
  });
});

describe("the runbook's SQL", () => {
  it("is found", () => {
    expect(queries.length).toBeGreaterThanOrEqual(9);
  });

  it.each(queries)("runs on the real schema: $title", async ({ sql }) => {
    await using database = await testDatabase();
    await expect(database.pool.query(sql)).resolves.toBeDefined();
  });
});
