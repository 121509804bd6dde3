import { PROVIDERS } from "@leadgen/core";

/** A complete environment whose secrets all contain the word `canary`. */
export const GOOD_ENV: Readonly<Record<string, string>> = {
  DATABASE_URL: "postgres://leadgen:canary-pass@localhost:1/leadgen",
  ...Object.fromEntries(PROVIDERS.map((provider) => [`${provider}_API_KEY`, "sk-canary-4711"])),
};
