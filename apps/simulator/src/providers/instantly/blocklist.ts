import { z } from "zod";
import { hashUuid } from "../../data/hash.ts";
import { json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { instantlyError } from "./errors.ts";
import type { BlocklistEntry } from "./model.ts";
import { pageLimit, paginate } from "./paginate.ts";
import { parseBody } from "./parse-body.ts";
import { organizationId } from "./workspace.ts";

const entryRequest = z.strictObject({ bl_value: z.string().trim().min(3) });

/** `POST /api/v2/block-lists-entries {bl_value}`: an address or a domain. An existing entry is returned. */
export function createEntry(request: ProviderRequest): Outcome {
  const parsed = parseBody(entryRequest, request.body);
  if ("refusal" in parsed) return free(parsed.refusal);
  const value = parsed.ok.bl_value.toLowerCase();
  const existing = [...request.state.blocklist.values()].find(({ bl_value }) => bl_value === value);
  if (existing) return free(json(200, existing));
  const entry: BlocklistEntry = {
    id: hashUuid(request.seed, "blocklist", value),
    timestamp_created: request.now.toISOString(),
    organization: organizationId(request.seed),
    bl_value: value,
    is_domain: !value.includes("@"),
  };
  return { answer: json(200, entry), effect: { kind: "instantly.blocklist-added", entry } };
}

/** `GET /api/v2/block-lists-entries?limit=&starting_after=&search=&domains_only=`. */
export function listEntries({ query, state }: ProviderRequest): Outcome {
  const limit = pageLimit(query);
  if (limit === null) return free(instantlyError(400, "querystring/limit must be >= 1 and <= 100"));
  const search = query.get("search")?.toLowerCase() ?? "";
  const domainsOnly = query.get("domains_only") === "true";
  const matching = [...state.blocklist.values()].filter(
    ({ bl_value, is_domain }) => bl_value.includes(search) && (is_domain || !domainsOnly),
  );
  return free(json(200, paginate(matching, { limit, startingAfter: query.get("starting_after") })));
}

/** `DELETE /api/v2/block-lists-entries/{id}`. */
export function deleteEntry({ params, state }: ProviderRequest): Outcome {
  const entry = state.blocklist.get(params.id ?? "");
  if (!entry) return free(instantlyError(404, "Block list entry not found"));
  return { answer: json(200, entry), effect: { kind: "instantly.blocklist-removed", entryId: entry.id } };
}
