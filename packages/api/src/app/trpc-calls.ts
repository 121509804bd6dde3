import type { Role } from "../access/rule.ts";
import { PROCEDURES } from "./procedures.ts";

const ROLES = new Map<string, Role>(PROCEDURES.map(({ action, meta }) => [action, meta.rule.role]));

/**
 * The procedures that tRPC runs for an address, read as it reads it: decoded first, then parted at commas, which may have been encoded.
 */
export function trpcCalls({ pathname, searchParams }: URL, endpoint: string): string[] {
  const path = decoded(pathname.slice(endpoint.length + 1));
  return searchParams.get("batch") === "1" ? path.split(",") : [path];
}

/** For the access log: no name that a client made up. */
export const knownCalls = (calls: readonly string[]): string[] => calls.filter((call) => ROLES.has(call));

/** Of the procedures that there are. */
export const rolesOf = (calls: readonly string[]): Role[] => calls.flatMap((call) => ROLES.get(call) ?? []);

/** What is not percent-encoded well names no procedure. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
