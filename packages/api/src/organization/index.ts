import { create } from "./create.ts";
import { get } from "./get.ts";
import { leave } from "./leave.ts";
import { list } from "./list.ts";
import { update } from "./update.ts";

/** In the order of the documentation. */
export const organization = { list, create, get, update, leave };
