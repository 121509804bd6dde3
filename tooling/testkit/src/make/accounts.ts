import { randomBytes } from "node:crypto";
import type { Row, Tx } from "@leadgen/db";
import { insert, type Values } from "./insert.ts";

let count = 0;

/** A user without a password: hashing one takes longer than most tests. */
export function makeUser(tx: Tx, values: Values<"user"> = {}): Promise<Row<"user">> {
  count += 1;
  return insert(tx, "user", { name: `Person ${count}`, email: `person${count}@example.com`, ...values });
}

type Of<Name extends string> = { readonly [Key in Name]: string };

/** A session that is valid for an hour. */
export const makeSession = (tx: Tx, values: Values<"session"> & Of<"userId">): Promise<Row<"session">> =>
  insert(tx, "session", { token: randomBytes(16).toString("hex"), expiresAt: inSeconds(3600), ...values });

/** A membership; the default role is member. */
export const makeMember = (
  tx: Tx,
  values: Values<"member"> & Of<"organizationId" | "userId">,
): Promise<Row<"member">> => insert(tx, "member", values);

/** An invitation to become a member, open for a day. */
export const makeInvitation = (
  tx: Tx,
  values: Values<"invitation"> & Of<"organizationId" | "inviterId">,
): Promise<Row<"invitation">> =>
  insert(tx, "invitation", {
    email: "invited@example.com",
    role: "member",
    expiresAt: inSeconds(86_400),
    ...values,
  });

/** An API token with read access, valid for a day. */
export const makeApiToken = (tx: Tx, values: Values<"api_token"> & Of<"userId">): Promise<Row<"api_token">> =>
  insert(tx, "api_token", {
    name: "test",
    prefix: randomBytes(6).toString("hex"),
    hash: randomBytes(32),
    scopes: ["read"],
    expiresAt: inSeconds(86_400),
    ...values,
  });

/** A domain on an organization's do-not-contact list. */
export const makeDoNotContact = (
  tx: Tx,
  values: Values<"do_not_contact"> & Of<"organizationId">,
): Promise<Row<"do_not_contact">> =>
  insert(tx, "do_not_contact", { kind: "DOMAIN", value: "example.org", createdBy: "test", ...values });

export const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000);
