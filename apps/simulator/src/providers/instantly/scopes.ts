/** The scope that an operation needs, `resource:action`; operations of unknown paths need none. */
const NEEDED: Readonly<Record<string, string>> = {
  "workspace-current": "workspaces:read",
  "account-list": "accounts:read",
  "campaign-analytics": "campaigns:read",
  "campaign-list": "campaigns:read",
  "campaign-get": "campaigns:read",
  "campaign-sending-status": "campaigns:read",
  "campaign-create": "campaigns:create",
  "campaign-update": "campaigns:update",
  "campaign-activate": "campaigns:update",
  "campaign-pause": "campaigns:update",
  "leads-add": "leads:create",
  "lead-create": "leads:create",
  "leads-list": "leads:read",
  "lead-get": "leads:read",
  "lead-delete": "leads:delete",
  "blocklist-create": "block_list_entries:create",
  "blocklist-list": "block_list_entries:read",
  "blocklist-delete": "block_list_entries:delete",
};

/**
 * The scope that a key lacks for an operation; null if it may. A key says its scopes itself, for example
 * `key;scopes=leads:create,campaigns:all`; one that says nothing has `all:all`.
 */
export function missingScope(key: string, operation: string): string | null {
  const needed = NEEDED[operation];
  const stated = /scopes=([\w:,]*)/.exec(key)?.[1];
  if (needed === undefined || stated === undefined) return null;
  const [resource, action] = needed.split(":");
  const granting = [needed, `${resource}:all`, `all:${action}`, "all:all"];
  return stated.split(",").some((scope) => granting.includes(scope)) ? null : needed;
}
