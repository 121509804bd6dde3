import { alert } from "../alert/index.ts";
import { audit } from "../audit/index.ts";
import { auth } from "../auth/index.ts";
import { campaign } from "../campaign/index.ts";
import { doNotContact } from "../do-not-contact/index.ts";
import { invitation } from "../invitation/index.ts";
import { job } from "../job/index.ts";
import { lead } from "../lead/index.ts";
import { member } from "../member/index.ts";
import { organization } from "../organization/index.ts";
import { queue } from "../queue/index.ts";
import type { Named } from "../rest/route.ts";
import { sending } from "../sending/index.ts";
import { token } from "../token/index.ts";

/** All procedures, by noun and name. */
export const NOUNS = {
  auth,
  token,
  organization,
  member,
  invitation,
  audit,
  doNotContact,
  campaign,
  sending,
  job,
  lead,
  queue,
  alert,
};

type Nouns = typeof NOUNS;

/** `campaign.start`: a procedure's path in tRPC, and its name in the audit. */
export type Action = { [Noun in keyof Nouns]: `${Noun}.${keyof Nouns[Noun] & string}` }[keyof Nouns];

/** The procedures as a list, with their meta. */
export const PROCEDURES: readonly Named[] = Object.entries(NOUNS).flatMap(([noun, procedures]) =>
  Object.entries(procedures).map(([name, { _def, meta }]) => ({
    action: `${noun}.${name}`,
    noun,
    name,
    type: _def.type,
    meta,
  })),
);
