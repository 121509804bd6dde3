import { createHash, randomBytes } from "node:crypto";
import type { ApiSystem } from "@leadgen/testkit";
import {
  makeApiToken,
  makeCampaign,
  makeDoNotContact,
  makeInvitation,
  makeJob,
  makeLead,
  makeMember,
  makeOrganization,
} from "@leadgen/testkit/make";
import type { MemberRole } from "../src/access/actor.ts";
import type { Action } from "../src/app/procedures.ts";
import type { Thing } from "../src/db/must-exist.ts";
import { INPUTS, ruleOf } from "./actions.ts";
import { type Somebody, session, somebody } from "./people.ts";

/** An organization with one of every kind of thing, and its owner. */
export interface Scene {
  readonly owner: Somebody;
  readonly ids: Readonly<Record<Thing, string>>;
  /** The secret of its link, for `invitee`. */
  readonly invitationSecret: string;
}

/** Written directly into the tables: a scene is needed hundreds of times. */
export async function scene(w: ApiSystem): Promise<Scene> {
  const owner = await somebody(w);
  const organization = await makeOrganization(w.db);
  const here = { organizationId: organization.id };
  await makeMember(w.db, { ...here, userId: owner.userId, role: "owner" });
  const campaign = await makeCampaign(w.db, { ...here, name: "Ferries", status: "CREATED", leadLimit: 10 });
  const lead = await makeLead(w.db, { campaignId: campaign.id, firstName: "Bo", email: "bo@example.no" });
  const job = await makeJob(w.db, { campaignId: campaign.id, leadId: lead.id });
  const colleague = await somebody(w);
  const member = await makeMember(w.db, { ...here, userId: colleague.userId });
  const random = randomBytes(32).toString("base64url");
  const secretHash = createHash("sha256").update(random).digest();
  const invitation = await makeInvitation(w.db, { ...here, inviterId: owner.userId, secretHash });
  const do_not_contact = await makeDoNotContact(w.db, here);
  const ids = {
    organization: organization.id,
    campaign: campaign.id,
    lead: lead.id,
    job: job.id,
    member: member.id,
    invitation: invitation.id,
    do_not_contact: do_not_contact.id,
  };
  return { owner, ids, invitationSecret: `${invitation.id}.${random}` };
}

/** A member of a scene with this role. */
export async function memberOf(w: ApiSystem, at: Scene, role: MemberRole): Promise<Somebody> {
  const who = await somebody(w);
  await makeMember(w.db, { organizationId: at.ids.organization, userId: who.userId, role });
  return who;
}

/** Fields of an action's example that, by the policy, name something of an organization. */
export const fieldsOf = (action: Action): [string, Thing][] =>
  Object.entries(ruleOf(action).of ?? {}).filter(([field]) => field in INPUTS[action]);

/** An action's example with every id replaced by one of a scene. */
export const inputIn = (action: Action, at: Scene): Record<string, unknown> => ({
  ...INPUTS[action],
  ...Object.fromEntries(fieldsOf(action).map(([field, thing]) => [field, at.ids[thing]])),
});

/** A person's own things, for the input of actions on them. */
export async function ownIn(w: ApiSystem, action: Action, who: Somebody): Promise<Record<string, unknown>> {
  if (action === "auth.revokeSession") return { id: (await session(w, who.userId)).sessionId };
  if (action !== "token.revoke") return {};
  return { id: (await makeApiToken(w.db, { userId: who.userId })).id };
}
