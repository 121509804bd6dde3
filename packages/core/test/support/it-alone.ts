import { it as base } from "vitest";
import { newWorld } from "./world.ts";

/** `it` with a `world` of each test's own: for what turns the whole database over. */
export const it = base.extend(
  "world",
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern that this needs no other fixture.
  async ({}, { onCleanup }) => {
    const world = await newWorld();
    onCleanup(() => world[Symbol.asyncDispose]());
    return world;
  },
);
