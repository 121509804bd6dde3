import type { RouterOutputs } from "@leadgen/api";

/** A campaign with all data of its page. */
export type Campaign = RouterOutputs["campaign"]["get"];
