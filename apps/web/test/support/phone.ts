import type { Locator } from "playwright-core";
import { expect } from "vitest";

export const PHONE = { width: 360, height: 740 };

/** Expects the element to be visible on a phone without scrolling. */
export async function expectInReach(shown: Locator): Promise<void> {
  const box = await shown.boundingBox();
  expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
}

/** Expects all lines of the text to begin at one edge. */
export async function expectOneEdge(shown: Locator): Promise<void> {
  const edges = await shown.evaluate(`(text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    return [...range.getClientRects()].map(({ left }) => Math.round(left));
  }`);
  expect(new Set(edges as number[]).size).toBe(1);
}
