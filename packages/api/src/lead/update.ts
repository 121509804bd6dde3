import { updateLead } from "@leadgen/core/outreach";
import { z } from "zod";
import { procedure } from "../procedure/procedure.ts";
import { idSchema, optionalText } from "../schema/input.ts";
import { readLead } from "./read-lead.ts";
import { lead } from "./schema.ts";

/** Null clears a field; a field that is left out stays. */
const changes = z.strictObject({
  id: idSchema,
  firstName: optionalText(200),
  lastName: optionalText(200),
  title: optionalText(300),
  companyName: optionalText(300),
  companyDomain: optionalText(253),
  linkedinUrl: z
    .url({ protocol: /^https?$/, error: "must be an http(s) address" })
    .max(500)
    .nullish(),
  city: optionalText(200),
  country: optionalText(200),
  email: z.email({ error: "must be an e-mail address" }).max(320).optional(),
  emailSubject: z.string().trim().min(1).max(300).optional(),
  emailBody: z.string().trim().min(1).max(10_000).optional(),
});

export const update = procedure({
  role: "member",
  scope: "write",
  of: { id: "lead" },
  rest: "PATCH /leads/{id}",
  area: "Leads",
  summary: "Correct a lead that is unfinished or whose job can be retried",
  description:
    "Fields that are left out stay; null clears a field. The address can be changed until it is verified, the e-mail only after it is written. Nothing can be changed while a provider call for the lead is under way.",
  refusals: ["WRONG_STATE", "PRECONDITION_FAILED"],
  example: { title: "Head of Fleet Operations" },
})
  .input(changes)
  .output(lead)
  .mutation(({ ctx, input }) =>
    ctx.write(async (tx) => {
      await updateLead(tx, input);
      return readLead(tx, input.id);
    }),
  );
