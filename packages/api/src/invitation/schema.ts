import { z } from "zod";
import { memberRole } from "../member/schema.ts";
import { id, named, text, time } from "../schema/fields.ts";

const fields = {
  id,
  organizationId: id,
  email: text,
  role: memberRole,
  status: z.enum(["pending", "accepted", "rejected", "canceled"]),
  inviterName: text,
  createdAt: time,
  expiresAt: time,
};
const oneInvitation = named("Invitation", z.object(fields));
export const invitationList = z.object({ items: z.array(oneInvitation) });
/** `mailed`: the link was handed in to be mailed. `secret` is what the invited person needs; `path` is where the web app takes it. Shown this once. */
export const newInvitation = named(
  "NewInvitation",
  z.object({ ...fields, secret: text, path: text, mailed: z.boolean() }),
);
export type Invitation = z.output<typeof oneInvitation>;
export type NewInvitation = z.output<typeof newInvitation>;
