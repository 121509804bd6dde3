import { exportLeads } from "./export.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

/** In the order of the documentation. */
export const lead = { list, get, update, export: exportLeads };
