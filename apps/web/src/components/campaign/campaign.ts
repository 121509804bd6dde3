import type { RouterOutputs } from "@leadgen/api";

/** A campaign with all that its page shows. */
export type Campaign = RouterOutputs["campaign"]["get"];
