import type { AuditEvent } from "./audit-words.ts";

/** The actor of an event, if the reader may know it. */
export const actorOf = ({ actor }: Pick<AuditEvent, "actor">): string =>
  actor ?? "somebody of another organization";
