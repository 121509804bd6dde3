import { health } from "./health.ts";
import { live } from "./live.ts";
import { ready } from "./ready.ts";

/** Not procedures: they need no credentials and do not count towards any limit. */
export const HEALTH_ROUTES = [health, live, ready];
