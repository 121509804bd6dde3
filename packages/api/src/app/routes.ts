import { routesOf } from "../rest/route.ts";
import { PROCEDURES } from "./procedures.ts";

/** All REST calls that are procedures. */
export const ROUTES = routesOf(PROCEDURES);
