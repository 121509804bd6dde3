import { all } from "./all.ts";
import { list } from "./list.ts";

/** In the order of the documentation. */
export const audit = { list, all };
