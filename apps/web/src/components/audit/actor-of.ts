import type { AuditEvent } from "./audit-words.ts";

/** Who did it, as far as the reader may know. */
export const actorOf = ({ actor }: Pick<AuditEvent, "actor">): string =>
  actor ?? "somebody of another organization";
