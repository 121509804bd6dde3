import { accept } from "./accept.ts";
import { cancel } from "./cancel.ts";
import { create } from "./create.ts";
import { list } from "./list.ts";

/** In the order of the documentation. */
export const invitation = { list, create, cancel, accept };
