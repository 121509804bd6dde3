import type { Page } from "playwright-core";

/** A script for `addInitScript` that sums up layout shifts without a user's action, from before the first paint on. */
export const COUNT_SHIFTS = `
  globalThis.__shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const moved = entry.sources.map(({ node }) => node?.nodeName + "." + (node?.className ?? "") + " " + (node?.textContent ?? "").slice(0, 40));
      globalThis.__shifts.push({ value: entry.value, moved });
    }
  }).observe({ type: "layout-shift", buffered: true });`;

/** Limit of a page's CLS; web.dev/cls calls less than 0.1 good. */
const MOST_SHIFTED = 0.05;

interface Shift {
  readonly value: number;
  readonly moved: readonly string[];
}

/** What has moved, if it is too much. */
export async function shifts(page: Page): Promise<string[]> {
  const all = (await page.evaluate("globalThis.__shifts")) as Shift[];
  const sum = all.reduce((total, { value }) => total + value, 0);
  if (sum < MOST_SHIFTED) return [];
  const moved = all.map(({ value, moved }) => `${value.toFixed(3)} ${moved.join(" | ")}`);
  return [`shifted by ${sum.toFixed(3)}: ${moved.join("; ")}`];
}

/** What has moved until now does not count. */
export const forgetShifts = (page: Page) => page.evaluate("globalThis.__shifts = []; undefined");
