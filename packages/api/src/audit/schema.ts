import { z } from "zod";
import { idOrNull, named, page, text, textOrNull, time } from "../schema/fields.ts";
import { pageFields } from "../schema/page.ts";

export const auditFilter = z.strictObject({
  action: z.string().trim().min(1).max(100).optional(),
  ...pageFields,
});
export type AuditFilter = z.output<typeof auditFilter>;

/** A page of audit events, the latest first. */
export const auditPage = page(
  named(
    "AuditEvent",
    z.object({
      id: text,
      at: time,
      /** A procedure's name, or `operator.grant` and the like for a command on the server. */
      action: text,
      actorKind: z.enum(["USER", "TOKEN", "INSTALLATION", "SERVER"]),
      /** E-mail address of a person, otherwise a name. Null, like `address`, for a person outside of the reader's organizations. */
      actor: textOrNull,
      userId: idOrNull,
      tokenId: idOrNull,
      address: textOrNull,
      userAgent: textOrNull,
      organizationId: idOrNull,
      targetType: textOrNull,
      targetId: textOrNull,
      before: z.unknown(),
      after: z.unknown(),
    }),
  ),
);
export type AuditPage = z.output<typeof auditPage>;
