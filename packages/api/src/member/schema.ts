import { z } from "zod";
import { MEMBER_ROLES } from "../access/actor.ts";
import { id, named, text, time } from "../schema/fields.ts";

export const memberRole = named("MemberRole", z.enum(MEMBER_ROLES));

export const oneMember = named(
  "Member",
  z.object({ id, userId: id, name: text, email: text, role: memberRole, createdAt: time }),
);
export const memberList = z.object({ items: z.array(oneMember) });
export type Member = z.output<typeof oneMember>;
