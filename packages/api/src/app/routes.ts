import { routesOf } from "../rest/route.ts";
import { PROCEDURES } from "./procedures.ts";

/** Every REST call that is a procedure. */
export const ROUTES = routesOf(PROCEDURES);
