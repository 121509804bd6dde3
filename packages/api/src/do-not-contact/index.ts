import { add } from "./add.ts";
import { list } from "./list.ts";
import { remove } from "./remove.ts";

/** Whom an organization does not write to: the workers look before each paid call and before the sender. In the order of the documentation. */
export const doNotContact = { list, add, remove };
