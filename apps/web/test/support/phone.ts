import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

export const PHONE = { width: 360, height: 740 };

/** Expects the element to be visible on a phone without scrolling. */
export async function expectInReach(shown: Locator): Promise<void> {
  const box = await shown.boundingBox();
  expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
}

/** Expects the element's text to have several lines, which all begin at one edge. */
export async function expectOneEdge(page: Page, selector: string): Promise<void> {
  const edges = (await page.evaluate(`(() => {
    const range = document.createRange();
    range.selectNodeContents(document.querySelector(${JSON.stringify(selector)}));
    return [...range.getClientRects()].map(({ left }) => Math.round(left));
  })()`)) as number[];
  expect(edges.length).toBeGreaterThan(1);
  expect(new Set(edges).size).toBe(1);
}
