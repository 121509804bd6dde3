import type { Outputs } from "../../lib/trpc.ts";

/** One thing that somebody changed. */
export type AuditEvent = Outputs["audit"]["all"]["items"][number];
