import type { OperationName } from "../names.ts";

/** The scope that an operation needs, `resource:action`; operations of unknown paths need none. */
const NEEDED: Partial<Record<OperationName, string>> = {
  "workspaces/current": "workspaces:read",
  "accounts/list": "accounts:read",
  "campaigns/analytics": "campaigns:read",
  "campaigns/list": "campaigns:read",
  "campaigns/get": "campaigns:read",
  "campaigns/sending-status": "campaigns:read",
  "campaigns/create": "campaigns:create",
  "campaigns/update": "campaigns:update",
  "campaigns/activate": "campaigns:update",
  "campaigns/pause": "campaigns:update",
  "leads/add": "leads:create",
  "leads/create": "leads:create",
  "leads/list": "leads:read",
  "leads/get": "leads:read",
  "leads/delete": "leads:delete",
  "block-lists-entries/create": "block_list_entries:create",
  "block-lists-entries/list": "block_list_entries:read",
  "block-lists-entries/delete": "block_list_entries:delete",
};

/**
 * The scope that a key lacks for an operation; null if the key may. A key states its scopes itself, for example
 * `key;scopes=leads:create,campaigns:all`; one that states none has `all:all`.
 */
export function missingScope(key: string, operation: OperationName): string | null {
  const needed = NEEDED[operation];
  const stated = /scopes=([\w:,]*)/.exec(key)?.[1];
  if (needed === undefined || stated === undefined) return null;
  const [resource, action] = needed.split(":");
  const granting = [needed, `${resource}:all`, `all:${action}`, "all:all"];
  return stated.split(",").some((scope) => granting.includes(scope)) ? null : needed;
}
