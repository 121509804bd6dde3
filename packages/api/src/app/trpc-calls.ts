import type { Role } from "../access/rule.ts";
import { PROCEDURES } from "./procedures.ts";

const ROLES = new Map<string, Role>(PROCEDURES.map(({ action, meta }) => [action, meta.rule.role]));

/** The procedures that tRPC runs for a URL, parsed as tRPC does: decoded first, then split at commas, which may be encoded. */
export function trpcCalls({ pathname, searchParams }: URL, endpoint: string): string[] {
  const path = decoded(pathname.slice(endpoint.length + 1));
  return searchParams.get("batch") === "1" ? path.split(",") : [path];
}

/** The calls that exist, for the access log: a client must not be able to put other names into it. */
export const knownCalls = (calls: readonly string[]): string[] => calls.filter((call) => ROLES.has(call));

/** Roles that the existing procedures among the calls require. */
export const rolesOf = (calls: readonly string[]): Role[] => calls.flatMap((call) => ROLES.get(call) ?? []);

/** An invalid percent-encoding names no procedure. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
