import type { Locator } from "playwright-core";
import { expect } from "vitest";

export const PHONE = { width: 360, height: 740 };

/** What must be in reach without scrolling, on a phone. */
export async function expectInReach(shown: Locator): Promise<void> {
  const box = await shown.boundingBox();
  expect(box?.y ?? -1).toBeGreaterThanOrEqual(0);
  expect((box?.y ?? PHONE.height) + (box?.height ?? 0)).toBeLessThanOrEqual(PHONE.height);
}
