import { it as base } from "vitest";
import { newWorld } from "./world.ts";

/**
 * `it` with a `world` that the tests of one file share: each makes rows of its own and leaves the breaker CLOSED.
 * Tests that need a database to themselves take `newWorld()`.
 */
export const it = base.extend(
  "world",
  { scope: "file" },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern that this needs no other fixture.
  async ({}, { onCleanup }) => {
    const world = await newWorld();
    onCleanup(() => world[Symbol.asyncDispose]());
    return world;
  },
);
