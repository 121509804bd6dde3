import { z } from "zod";
import { memberRole } from "../member/schema.ts";
import { id, named, text, textOrNull, time } from "../schema/fields.ts";
import { tokenScope } from "../token/schema.ts";

/** A session that has just begun. `token` is for `Authorization: Bearer …`; browsers get it as a cookie too. */
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

/** Who asks, and what they may do. */
export const whoami = named(
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
export type Me = z.output<typeof whoami>;

const session = named(
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
);
export const sessionList = z.object({ items: z.array(session) });
export type Session = z.output<typeof session>;
