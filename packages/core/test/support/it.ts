import { it as base } from "vitest";
import { newSystem } from "./core-system.ts";

/**
 * `it` with a `system` that the tests of one file share: each test makes its own rows and leaves the breaker CLOSED.
 * Tests that need a database of their own use `newSystem()`.
 */
export const it = base.extend(
  "system",
  { scope: "file" },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern that this needs no other fixture.
  async ({}, { onCleanup }) => {
    const system = await newSystem();
    onCleanup(() => system[Symbol.asyncDispose]());
    return system;
  },
);
