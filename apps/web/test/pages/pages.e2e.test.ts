import type { Browser } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { sharedBrowser } from "../support/browser.ts";
import type { Look } from "./looked.ts";
import { AWAY, IDLE, RESUMED, RUNNING, STOPPED } from "./scenes.ts";
import { walk } from "./walk.ts";

/** Each theme at another width; the third width is that of the narrowest phone. */
const LOOKS: readonly [Look, ...Look[]] = [
  { theme: "light", widths: [1280] },
  { theme: "dark", widths: [360, 320] },
];

let browser: Browser;

beforeAll(async () => {
  browser = await sharedBrowser();
});

it("shows every page without a fault of accessibility, a sideways scroll, an error in the console or a shift", async () => {
  const { faults, seen } = await walk(browser, { windows: [LOOKS] });
  expect(faults).toEqual([]);
  expect(seen).toBe([RUNNING, STOPPED, RESUMED, IDLE, AWAY].flat().length * LOOKS.length);
});
