import type { Claim, Tx } from "@leadgen/core/outreach";

/** A claim with its organization, for the log. */
export interface OwnedClaim extends Claim {
  readonly organizationId: string | null;
}

/** Most campaigns in the cache. */
const MOST = 10_000;

/** Looks up the organization of each claim's campaign. A campaign never changes hands, so each is read once per process. */
export function createOwners(): (tx: Tx, claims: readonly Claim[]) => Promise<OwnedClaim[]> {
  const known = new Map<string, string>();
  return async (tx, claims) => {
    const unknown = new Set(claims.map(({ campaignId }) => campaignId).filter((id) => !known.has(id)));
    if (unknown.size > 0) {
      if (known.size + unknown.size > MOST) known.clear();
      const found = await tx.query<{ id: string; organizationId: string }>(OWNERS, [[...unknown]]);
      for (const { id, organizationId } of found) known.set(id, organizationId);
    }
    return claims.map((claim) => ({ ...claim, organizationId: known.get(claim.campaignId) ?? null }));
  };
}

const OWNERS = `SELECT id, organization_id AS "organizationId" FROM campaign WHERE id = ANY($1::uuid[])`;
