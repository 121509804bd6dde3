import { randomUUID } from "node:crypto";
import type { Tx } from "@leadgen/db";
import type { Person } from "../access/actor.ts";
import type { AccountsTx } from "../accounts/accounts.ts";
import type { OrganizationItem } from "../read/list-organizations.ts";

/** Enters an organization that nobody owns yet. Names need not be unique. */
export async function createOrganization(
  tx: Tx,
  input: { readonly name: string },
): Promise<OrganizationItem> {
  const [row] = await tx.query<OrganizationItem>(
    `INSERT INTO organization (name) VALUES ($1) RETURNING id, name, created_at AS "createdAt", 0 AS campaigns`,
    [input.name],
  );
  if (row === undefined) throw new Error("api-e4: an insert without a row");
  return row;
}

/** The same with its first owner. */
export async function foundOrganization(
  { auth, actAs }: AccountsTx,
  input: { readonly name: string; readonly owner: Person },
): Promise<OrganizationItem> {
  const { id, name, createdAt } = await auth.createOrganization({
    body: { name: input.name, slug: randomUUID() },
    headers: await actAs(input.owner.userId),
  });
  return { id, name, createdAt, campaigns: 0 };
}
