import { list } from "./list.ts";
import { remove } from "./remove.ts";
import { setRole } from "./set-role.ts";

/** In the order of the documentation. */
export const member = { list, setRole, remove };
