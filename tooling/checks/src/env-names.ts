import { PROVIDERS } from "@leadgen/core";

const KEY = /^\s*["']?([A-Z][A-Z0-9_]*)["']?\??:/gm;
const MEMBER = /\benv(?:\.|\[["'])([A-Z][A-Z0-9_]*)\b/g;
const PER_PROVIDER = /\$\{[^}]+\}_([A-Z][A-Z0-9_]*)|\bperProvider\("([A-Z][A-Z0-9_]*)"/g;

/**
 * Names of the variables that an env file reads, from its source: keys of its schema (`PORT: ...`), members
 * of an `env` object, and patterns for all providers (`${provider}_API_KEY`, `perProvider("API_KEY"`).
 */
export function namesRead(source: string): Set<string> {
  const names = new Set<string>();
  for (const pattern of [KEY, MEMBER]) {
    for (const match of source.matchAll(pattern)) names.add(match[1] ?? "");
  }
  for (const match of source.matchAll(PER_PROVIDER)) {
    for (const provider of PROVIDERS) names.add(`${provider}_${match[1] ?? match[2]}`);
  }
  return names;
}

/** Names listed in .env.example, the commented-out ones (`# PORT=3000`) included. */
export function namesListed(example: string): Set<string> {
  return new Set([...example.matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]*)=/gm)].map((match) => match[1] ?? ""));
}
