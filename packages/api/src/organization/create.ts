import { randomUUID } from "node:crypto";
import type { Tx } from "@leadgen/db";
import { z } from "zod";
import type { Person } from "../access/actor.ts";
import type { AccountsTx } from "../accounts/accounts.ts";
import { procedure } from "../procedure/procedure.ts";
import { nameSchema } from "../schema/input.ts";
import { type Organization, oneOrganization } from "./schema.ts";

export const create = procedure({
  role: "user",
  scope: "write",
  target: "organization",
  rest: "POST /organizations",
  area: "Organizations",
  summary: "Create an organization and become its owner",
  status: 201,
  once: true,
})
  .input(z.strictObject({ name: nameSchema }))
  .output(oneOrganization)
  .mutation(({ ctx, input }) => {
    const { actor } = ctx;
    // The installation's token is not a person, so it cannot be the owner.
    if (actor.kind === "installation") return ctx.write((tx) => createOrganization(tx, input));
    return ctx.writeAccounts((accounts) => foundOrganization(accounts, { ...input, owner: actor }));
  });

/** Creates an organization without an owner. Names need not be unique. */
async function createOrganization(tx: Tx, input: { readonly name: string }): Promise<Organization> {
  const [row] = await tx.query<Organization>(
    `INSERT INTO organization (name) VALUES ($1) RETURNING id, name, created_at AS "createdAt", 0 AS campaigns`,
    [input.name],
  );
  if (row === undefined) throw new Error("api-e4: an insert without a row");
  return row;
}

/** Creates an organization with its first owner. */
async function foundOrganization(
  { auth, actAs }: AccountsTx,
  input: { readonly name: string; readonly owner: Person },
): Promise<Organization> {
  const { id, name, createdAt } = await auth.createOrganization({
    body: { name: input.name, slug: randomUUID() },
    headers: await actAs(input.owner.userId),
  });
  return { id, name, createdAt, campaigns: 0 };
}
