import path from "node:path";
import { buildWeb } from "@leadgen/testkit/web";
import { expect, it } from "vitest";
import { launchBrowser } from "../support/browser.ts";
import type { Look } from "./looked.ts";
import { walk } from "./walk.ts";

const FOLDER = path.join(import.meta.dirname, "../../.screenshots");

const WINDOWS = (["light", "dark"] as const).flatMap((theme) =>
  [320, 360, 1280].map((width): [Look] => [{ theme, widths: [width] }]),
);

it(`takes a picture of every page in every state, in both themes and three widths, into ${path.relative(process.cwd(), FOLDER)}`, async () => {
  await buildWeb();
  const browser = await launchBrowser();
  const { faults, seen } = await walk(browser, { windows: WINDOWS, pictures: FOLDER }).finally(() =>
    browser.close(),
  );
  process.stdout.write(`${seen} pictures in ${FOLDER}\n`);
  expect(faults).toEqual([]);
});
