import { z } from "zod";
import { memberRole } from "../member/schema.ts";
import { id, named, text, textOrNull, time } from "../schema/fields.ts";
import { tokenScope } from "../token/schema.ts";

/** A session that has just begun. `token` is for `Authorization: Bearer …`; browsers also get it as a cookie. */
export const loggedIn = named(
  "LoggedIn",
  z.object({
    user: z.object({ id, name: text, email: text, operator: z.boolean() }),
    /** A secret. */
    token: text,
    expiresAt: time,
  }),
);
export type LoggedIn = z.output<typeof loggedIn>;

/** The caller, and its rights. */
export const whoami = named(
  "Me",
  z.object({
    kind: z.enum(["person", "installation"]),
    /** Null for the installation's token, which belongs to no person. */
    user: z.object({ id, name: text, email: text }).nullable(),
    operator: z.boolean(),
    organizations: z.array(z.object({ id, name: text, role: memberRole })),
    /** Scopes of an API token; null: no restriction. */
    scopes: z.array(tokenScope).nullable(),
  }),
);
export type Me = z.output<typeof whoami>;

const session = named(
  "Session",
  z.object({
    id,
    /** Whether it is the session of this request. */
    current: z.boolean(),
    ipAddress: textOrNull,
    userAgent: textOrNull,
    createdAt: time,
    expiresAt: time,
  }),
);
export const sessionList = z.object({ items: z.array(session) });
export type Session = z.output<typeof session>;
