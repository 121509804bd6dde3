import { it as base } from "vitest";
import { newSystem } from "./core-system.ts";

/** `it` with a `system` for each test alone, for tests that change the whole database. */
export const it = base.extend(
  "system",
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern that this needs no other fixture.
  async ({}, { onCleanup }) => {
    const system = await newSystem();
    onCleanup(() => system[Symbol.asyncDispose]());
    return system;
  },
);
