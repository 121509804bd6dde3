import { hasBody } from "../assemble-input.ts";
import type { Route } from "../route.ts";

/** A command to copy; `LEADGEN_URL` and `LEADGEN_TOKEN` come from the environment. */
export function curlOf(route: Route, example: Readonly<Record<string, unknown>>): string {
  const rest: Record<string, unknown> = { ...example };
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest[name]);
    delete rest[name];
    return encodeURIComponent(value);
  });
  const query = hasBody(route) ? "" : queryOf(rest);
  const parts = [
    `curl ${route.method === "GET" ? "" : `-X ${route.method} `}"$LEADGEN_URL${path}${query}"`,
    ...(route.rule.role === "anyone" ? [] : ['-H "Authorization: Bearer $LEADGEN_TOKEN"']),
    ...(hasBody(route) && Object.keys(rest).length > 0
      ? ['-H "Content-Type: application/json"', `-d ${quoted(JSON.stringify(rest))}`]
      : []),
  ];
  return parts.join(" \\\n  ");
}

function queryOf(fields: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) query.set(name, String(value));
  return query.size === 0 ? "" : `?${query}`;
}

/** Quotes for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
