import { createHash, randomBytes } from "node:crypto";
import type { MemberRole } from "../src/access/actor.ts";
import type { Action } from "../src/app/procedures.ts";
import type { Thing } from "../src/db/must-exist.ts";
import { INPUTS, ruleOf } from "./actions.ts";
import { join, type Somebody, session, somebody } from "./people.ts";
import { CRITERIA, OFFER, type World } from "./world.ts";

/** An organization with one of everything that can be asked for, and its owner. */
export interface Scene {
  readonly owner: Somebody;
  readonly ids: Readonly<Record<Thing, string>>;
  /** A link to it, for `invitee`. */
  readonly invitationSecret: string;
}

/** Straight into the tables: a scene is needed hundreds of times. */
export async function scene(w: World): Promise<Scene> {
  const owner = await somebody(w);
  const one = async (sql: string, params: readonly unknown[]) => {
    const [row] = await w.rows<{ id: string }>(`${sql} RETURNING id`, params);
    return row?.id ?? "";
  };
  const organization = await one("INSERT INTO organization (name) VALUES ($1)", ["Nordkyst"]);
  await join(w, { organizationId: organization, userId: owner.userId, role: "owner" });
  const campaign = await one(
    `INSERT INTO campaign (organization_id, name, lead_limit, criteria, offer) VALUES ($1, 'Ferries', 10, $2, $3)`,
    [organization, JSON.stringify(CRITERIA), JSON.stringify(OFFER)],
  );
  const lead = await one(
    `INSERT INTO lead (organization_id, campaign_id, status, apollo_person_id, first_name, email)
     VALUES ($1, $2, 'REVEALED', $3, 'Bo', 'bo@example.no')`,
    [organization, campaign, randomBytes(8).toString("hex")],
  );
  const job = await one(
    "INSERT INTO job (campaign_id, lead_id, type, status) VALUES ($1, $2, 'ENRICH_LEAD', 'PENDING')",
    [campaign, lead],
  );
  const colleague = await somebody(w);
  const member = await join(w, { organizationId: organization, userId: colleague.userId });
  const random = randomBytes(32).toString("base64url");
  const invitation = await one(
    `INSERT INTO invitation (organization_id, email, role, expires_at, inviter_id, secret_hash)
     VALUES ($1, 'invited@example.com', 'member', now() + interval '1 day', $2, $3)`,
    [organization, owner.userId, createHash("sha256").update(random).digest()],
  );
  const do_not_contact = await one(
    `INSERT INTO do_not_contact (organization_id, kind, value, created_by) VALUES ($1, 'DOMAIN', 'example.org', 'test')`,
    [organization],
  );
  const ids = { organization, campaign, lead, job, member, invitation, do_not_contact };
  return { owner, ids, invitationSecret: `${invitation}.${random}` };
}

/** A member of a scene with this role. */
export async function memberOf(w: World, at: Scene, role: MemberRole): Promise<Somebody> {
  const who = await somebody(w);
  await join(w, { organizationId: at.ids.organization, userId: who.userId, role });
  return who;
}

/** Fields of an action's example that the policy knows to name something of an organization. */
export const fieldsOf = (action: Action): [string, Thing][] =>
  Object.entries(ruleOf(action).of ?? {}).filter(([field]) => field in INPUTS[action]);

/** An action's example with every id of an organization from a scene. */
export const inputIn = (action: Action, at: Scene): Record<string, unknown> => ({
  ...INPUTS[action],
  ...Object.fromEntries(fieldsOf(action).map(([field, thing]) => [field, at.ids[thing]])),
});

/** What is a person's own, to be put into the input of the actions about it. */
export async function ownIn(w: World, action: Action, who: Somebody): Promise<Record<string, unknown>> {
  if (action === "auth.revokeSession") return { id: (await session(w, who.userId)).sessionId };
  if (action !== "token.revoke") return {};
  const [token] = await w.rows<{ id: string }>(
    `INSERT INTO api_token (user_id, name, prefix, hash, scopes, expires_at)
     VALUES ($1, 'test', $2, $3, '{read}', now() + interval '1 day') RETURNING id`,
    [who.userId, randomBytes(6).toString("hex"), randomBytes(32)],
  );
  return { id: token?.id };
}
