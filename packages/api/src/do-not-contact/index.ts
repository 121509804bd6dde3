import { add } from "./add.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";

/** Addresses, domains and people that an organization does not write to. In the order of the documentation. */
export const doNotContact = { list, add, remove };
