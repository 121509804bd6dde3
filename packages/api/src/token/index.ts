import { create } from "./create.ts";
import { list } from "./list.ts";
import { revoke } from "./revoke.ts";

/** In the order of the documentation. */
export const token = { list, create, revoke };
