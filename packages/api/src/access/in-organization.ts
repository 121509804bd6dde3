import type { Tx } from "@leadgen/db";
import { notFound, type Thing } from "../db/must-exist.ts";
import type { Where } from "../db/where.ts";
import { fieldError } from "../errors/field-error.ts";
import { idSchema } from "../schema/input.ts";
import type { Actor } from "./actor.ts";

/** Ids of the organizations whose data an actor sees; null: of all. */
export type Visible = readonly string[] | null;

export const visibleTo = (actor: Actor): Visible =>
  actor.kind === "installation" ? null : [...actor.memberships.keys()];

/** @param organizationId null: of nobody, or of one that is not known any more. */
export const maySee = (visible: Visible, organizationId: string | null): boolean =>
  visible === null || (organizationId !== null && visible.includes(organizationId));

/** Adds that a row's organization is one of these. */
export const whereVisible = (where: Where, column: string, visible: Visible): Where =>
  where.given(visible, (parameter) => `${column} = ANY(${parameter}::uuid[])`);

/** SQL: whether the cause of the OPEN breaker names the job `$1`. */
const CAUSE = "SELECT FROM breaker WHERE state = 'OPEN' AND job_id = $1";

/** What an operator sees of a job: what every operator may, if the breaker's cause names it (rule P2a), or what is their own. */
export async function visibleToOperator(tx: Tx, actor: Actor, jobId: unknown): Promise<Visible> {
  const id = idSchema.safeParse(jobId);
  const named = id.success && (await tx.query(CAUSE, [id.data])).length > 0;
  return named ? null : visibleTo(actor);
}

/** The organization of each thing that has one. */
const OWNER = {
  organization: "SELECT id AS organization_id FROM organization WHERE id = $1",
  campaign: "SELECT organization_id FROM campaign WHERE id = $1",
  job: "SELECT organization_id FROM job JOIN campaign ON campaign.id = campaign_id WHERE job.id = $1",
  lead: "SELECT organization_id FROM lead WHERE id = $1",
  member: "SELECT organization_id FROM member WHERE id = $1",
  invitation: "SELECT organization_id FROM invitation WHERE id = $1",
  do_not_contact: "SELECT organization_id FROM do_not_contact WHERE id = $1",
} as const satisfies Record<Thing, string>;

/**
 * The organization that a thing belongs to. The same statement by primary key whether the id exists, does not, or belongs to
 * another organization, so neither the answer nor its time tells the last two apart.
 * @throws ApiError NOT_FOUND, INVALID_INPUT.
 */
export async function organizationOf(
  tx: Tx,
  at: { readonly thing: Thing; readonly field: string; readonly id: unknown },
  visible: Visible,
): Promise<string> {
  const id = idSchema.safeParse(at.id);
  if (!id.success) throw fieldError(at.field, "must be a UUID");
  const [owner] = await tx.query<{ organization_id: string }>(OWNER[at.thing], [id.data]);
  const mine = owner !== undefined && maySee(visible, owner.organization_id);
  if (!mine) throw notFound(at.thing, id.data);
  return owner.organization_id;
}
