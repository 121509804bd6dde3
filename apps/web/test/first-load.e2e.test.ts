import { globSync } from "node:fs";
import path from "node:path";
import { startWeb } from "@leadgen/testkit/web";
import { expect, it } from "vitest";
import { gzipped, scriptsOfPages } from "./support/first-load.ts";

/** Limit for the scripts of a page's first load, compressed. Code for later is loaded by `onDemand`. */
const MOST_BYTES = 250_000;

it("loads no more than 250 kB of scripts for any page", () => {
  const sizes = [...scriptsOfPages()].map(([page, scripts]) => ({ page, bytes: gzipped(scripts) }));
  const pages = globSync("src/app/**/page.tsx", { cwd: path.join(import.meta.dirname, "..") });
  expect(sizes.length).toBeGreaterThanOrEqual(pages.length);
  expect(sizes.filter(({ bytes }) => bytes > MOST_BYTES)).toEqual([]);
});

it("counts every script that the server makes a browser load", async () => {
  await using web = await startWeb({
    DATABASE_URL: "postgres://nobody:secret@127.0.0.1:9/nothing",
    OPERATOR_TOKEN: "the-operators-token",
    AUTH_SECRET: "test-secret-5b0d4c9e7a1f4f4e8f2b6d3c",
  });
  const page = await (await fetch(`${web.origin}/sign-in`)).text();
  const told = [...page.matchAll(/<script[^>]* src="\/_next\/([^"?]+)[^"]*"(?![^>]*noModule)/g)].map(
    ([, src]) => src,
  );
  const counted = scriptsOfPages().get("/(entry)/sign-in/page");
  expect(told.length).toBeGreaterThan(5);
  expect(counted).toEqual(expect.arrayContaining(told));
});
