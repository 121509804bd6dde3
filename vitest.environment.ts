import { readFileSync } from "node:fs";

const EXAMPLE = new URL(".env.example", import.meta.url);

/**
 * Removes the product's settings (all that .env.example lists) and libpq's (PGSSLMODE, ...) from the tests' environment:
 * a DATABASE_URL or a provider's key in a developer's shell must not reach a process that a test starts.
 */
export function forgetSettings(environment: Record<string, string | undefined>): void {
  const listed = readFileSync(EXAMPLE, "utf8").matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm);
  for (const [, name = ""] of listed) delete environment[name];
  for (const name of Object.keys(environment)) if (/^PG[A-Z]+$/.test(name)) delete environment[name];
}
