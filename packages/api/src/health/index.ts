import { health } from "./health.ts";
import { live } from "./live.ts";
import { ready } from "./ready.ts";

/** No procedures: asked without credentials, and counted nowhere. */
export const HEALTH_ROUTES = [health, live, ready];
