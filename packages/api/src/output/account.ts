import { z } from "zod";
import { MEMBER_ROLES, TOKEN_SCOPES } from "../access/actor.ts";
import { id, named, text, textOrNull, time, timeOrNull } from "../schema/fields.ts";

const memberRole = named("MemberRole", z.enum(MEMBER_ROLES));
const tokenScope = named("TokenScope", z.enum(TOKEN_SCOPES));

const list = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });

/** A session that has just begun. `token` is for `Authorization: Bearer …`; browsers get it as a cookie too. */
export const loggedIn = named(
  "LoggedIn",
  z.object({
    user: z.object({ id, name: text, email: text, operator: z.boolean() }),
    token: text,
    expiresAt: time,
  }),
);
export const loggedOut = z.object({ loggedOut: z.literal(true) });
export const passwordChanged = z.object({ id, token: text });

export const me = named(
  "Me",
  z.object({
    kind: z.enum(["person", "installation"]),
    /** Null for the installation's token, which is nobody in particular. */
    user: z.object({ id, name: text, email: text }).nullable(),
    operator: z.boolean(),
    organizations: z.array(z.object({ id, name: text, role: memberRole })),
    /** Of an API token; null: no restriction. */
    scopes: z.array(tokenScope).nullable(),
  }),
);

export const sessionList = list(
  named(
    "Session",
    z.object({
      id,
      /** The one that asks. */
      current: z.boolean(),
      ipAddress: textOrNull,
      userAgent: textOrNull,
      createdAt: time,
      expiresAt: time,
    }),
  ),
);
export const sessionRevoked = z.object({ id, revoked: z.literal(true) });

const tokenFields = {
  id,
  name: text,
  /** How it begins: `ldg_<prefix>_…`. */
  prefix: text,
  scopes: z.array(tokenScope),
  createdAt: time,
  expiresAt: time,
  /** To the minute; null: never. */
  lastUsedAt: timeOrNull,
  revokedAt: timeOrNull,
};
export const apiToken = named("ApiToken", z.object(tokenFields));
export const apiTokenList = list(apiToken);
/** The only answer that holds the token itself. */
export const newApiToken = named("NewApiToken", z.object({ ...tokenFields, token: text }));

export const member = named(
  "Member",
  z.object({ id, userId: id, name: text, email: text, role: memberRole, createdAt: time }),
);
export const memberList = list(member);
export const memberRemoved = z.object({ id, removed: z.literal(true) });
export const left = z.object({ id, left: z.literal(true) });

const invitationFields = {
  id,
  organizationId: id,
  email: text,
  role: memberRole,
  status: z.enum(["pending", "accepted", "rejected", "canceled"]),
  inviterName: text,
  createdAt: time,
  expiresAt: time,
};
export const invitationList = list(named("Invitation", z.object(invitationFields)));
/** `secret` is what the invited person needs; `path` is where the web app takes it. Shown this once. */
export const newInvitation = named(
  "NewInvitation",
  z.object({ ...invitationFields, secret: text, path: text }),
);
export const invitationCancelled = z.object({ id, status: z.literal("canceled") });
export const joined = z.object({ id, organizationId: id, role: memberRole });
