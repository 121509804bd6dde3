import { list } from "./list.ts";
import { test } from "./test.ts";

/** In the order of the documentation. */
export const alert = { list, test };
