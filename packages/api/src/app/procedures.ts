import { campaign } from "../campaign/index.ts";
import { queue } from "../queue/index.ts";
import type { Named } from "../rest/route.ts";
import { auditRouter } from "../routers/audit.ts";
import { authRouter } from "../routers/auth.ts";
import { doNotContactRouter } from "../routers/do-not-contact.ts";
import { invitationRouter } from "../routers/invitation.ts";
import { jobRouter } from "../routers/job.ts";
import { leadRouter } from "../routers/lead.ts";
import { memberRouter } from "../routers/member.ts";
import { organizationRouter } from "../routers/organization.ts";
import { tokenRouter } from "../routers/token.ts";

/** Every procedure by its noun and its name. */
export const NOUNS = {
  auth: authRouter,
  token: tokenRouter,
  organization: organizationRouter,
  member: memberRouter,
  invitation: invitationRouter,
  audit: auditRouter,
  doNotContact: doNotContactRouter,
  campaign,
  job: jobRouter,
  lead: leadRouter,
  queue,
};

type Nouns = typeof NOUNS;

/** `campaign.start`: a procedure's path in tRPC, and its name in the audit. */
export type Action = { [Noun in keyof Nouns]: `${Noun}.${keyof Nouns[Noun] & string}` }[keyof Nouns];

/** The same as a list, with what each says of itself. */
export const PROCEDURES: readonly Named[] = Object.entries(NOUNS).flatMap(([noun, procedures]) =>
  Object.entries(procedures).map(([name, { _def, meta }]) => ({
    action: `${noun}.${name}`,
    noun,
    name,
    type: _def.type,
    meta,
  })),
);
