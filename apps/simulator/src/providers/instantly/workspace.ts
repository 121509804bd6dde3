import { hashUuid } from "../../data/hash.ts";
import { json } from "../../http/answer.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";

export function organizationId(seed: string): string {
  return hashUuid(seed, "instantly-organization");
}

/** `GET /api/v2/workspaces/current`: the free probe. */
export function currentWorkspace({ seed }: ProviderRequest): Outcome {
  return free(
    json(200, {
      id: organizationId(seed),
      name: "Simulated workspace",
      owner: hashUuid(seed, "instantly-owner"),
      plan_id: "pid_hg_v1",
      org_logo_url: null,
      org_client_domain: null,
      timestamp_created: "2026-01-05T09:00:00.000Z",
      timestamp_updated: "2026-01-05T09:00:00.000Z",
    }),
  );
}
