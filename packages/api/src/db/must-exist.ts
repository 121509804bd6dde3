import type { Tx } from "@leadgen/db";
import { ApiError } from "../errors/api-error.ts";

/** Kinds of things that belong to an organization, and the organization itself. */
export type Thing = "organization" | "campaign" | "job" | "lead" | "member" | "invitation" | "do_not_contact";

/** The error for an id that does not exist or belongs to another organization. */
export const notFound = (thing: Thing, id: string): ApiError =>
  new ApiError("NOT_FOUND", `There is no ${thing === "do_not_contact" ? "entry" : thing} ${id}.`);

/** Distinguishes an empty list from the list of something that does not exist. @throws ApiError NOT_FOUND. */
export async function mustExist(tx: Tx, thing: Thing, id: string): Promise<void> {
  const rows = await tx.query(`SELECT 1 FROM ${thing} WHERE id = $1`, [id]);
  if (rows.length === 0) throw notFound(thing, id);
}
