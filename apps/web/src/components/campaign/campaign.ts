import type { Outputs } from "../../lib/trpc.ts";

/** A campaign with all that its page shows. */
export type Campaign = Outputs["campaign"]["get"];
