import { autocommit, type Tx } from "@leadgen/db";
import type pg from "pg";
import { gathered, perPool } from "../db/gathered.ts";
import { notFound, type Thing } from "../db/must-exist.ts";
import type { Where } from "../db/where.ts";
import { fieldError } from "../errors/field-error.ts";
import { idSchema } from "../schema/input.ts";
import type { Actor } from "./actor.ts";

/** Ids of the organizations whose data an actor may see; null: all. */
export type Visible = readonly string[] | null;

export const visibleTo = (actor: Actor): Visible =>
  actor.kind === "installation" ? null : [...actor.memberships.keys()];

/** @param organizationId null: no organization, or a deleted one. */
export const maySee = (visible: Visible, organizationId: string | null): boolean =>
  visible === null || (organizationId !== null && visible.includes(organizationId));

/** Restricts rows to these organizations. */
export const whereVisible = (where: Where, column: string, visible: Visible): Where =>
  where.given(visible, (parameter) => `${column} = ANY(${parameter}::uuid[])`);

/** SQL: whether the OPEN breaker's cause names the job `$1`. */
const CAUSE = "SELECT FROM breaker WHERE state = 'OPEN' AND job_id = $1";

/** What an operator may see of a job: everything if the breaker's cause names it (rule P2a), otherwise their own organizations. */
export async function visibleToOperator(tx: Tx, actor: Actor, jobId: unknown): Promise<Visible> {
  const id = idSchema.safeParse(jobId);
  const named = id.success && (await tx.query(CAUSE, [id.data])).length > 0;
  return named ? null : visibleTo(actor);
}

/** SQL by kind of thing: the organization of each id. */
const OWNERS = {
  organization: "SELECT id, id AS organization_id FROM organization WHERE id = ANY($1::uuid[])",
  campaign: "SELECT id, organization_id FROM campaign WHERE id = ANY($1::uuid[])",
  job: "SELECT job.id, organization_id FROM job JOIN campaign ON campaign.id = campaign_id WHERE job.id = ANY($1::uuid[])",
  lead: "SELECT id, organization_id FROM lead WHERE id = ANY($1::uuid[])",
  member: "SELECT id, organization_id FROM member WHERE id = ANY($1::uuid[])",
  invitation: "SELECT id, organization_id FROM invitation WHERE id = ANY($1::uuid[])",
  do_not_contact: "SELECT id, organization_id FROM do_not_contact WHERE id = ANY($1::uuid[])",
} as const satisfies Record<Thing, string>;

/** Finds a thing's organization by the thing's id. */
export type OwnerOf = (thing: Thing, id: string) => Promise<string | undefined>;

/** As seen in this transaction. */
export const ownersIn =
  (tx: Tx): OwnerOf =>
  async (thing, id) =>
    (await readOwners(tx, thing, [id])).get(id);

/** As committed now; look-ups of one round of the event loop share a statement. */
export const ownersNow = perPool((pool: pg.Pool): OwnerOf => {
  const byThing = new Map(
    (Object.keys(OWNERS) as Thing[]).map((thing) => [
      thing,
      gathered((ids: readonly string[]) => readOwners(autocommit(pool), thing, ids)),
    ]),
  );
  return async (thing, id) => byThing.get(thing)?.(id);
});

async function readOwners(tx: Tx, thing: Thing, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; organization_id: string }>(OWNERS[thing], [ids]);
  return new Map(rows.map((row) => [row.id, row.organization_id]));
}

/**
 * The organization that a thing belongs to. The same statement by primary key runs whether the id does not exist or belongs to
 * another organization, so neither the answer nor its time distinguishes the two.
 * @throws ApiError NOT_FOUND, INVALID_INPUT.
 */
export async function organizationOf(
  ownerOf: OwnerOf,
  at: { readonly thing: Thing; readonly field: string; readonly id: unknown },
  visible: Visible,
): Promise<string> {
  const id = idSchema.safeParse(at.id);
  if (!id.success) throw fieldError(at.field, "must be a UUID");
  const owner = await ownerOf(at.thing, id.data);
  if (owner === undefined || !maySee(visible, owner)) throw notFound(at.thing, id.data);
  return owner;
}
