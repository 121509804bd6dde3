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
/** `mailed`: the link is sent by mail. `secret`: what the invited person needs. `path`: the web app's page for it. Shown only once. */
export const newInvitation = named(
  "NewInvitation",
  z.object({ ...fields, secret: text, path: text, mailed: z.boolean() }),
);
export type Invitation = z.output<typeof oneInvitation>;
export type NewInvitation = z.output<typeof newInvitation>;
