import { buildWeb } from "@leadgen/testkit/web";

/** Vitest's hook. */
export const setup = buildWeb;
