import type { Area, RestCall, Spec } from "../../procedure/spec.ts";

/** What a table of routes says of a procedure. */
export interface Line extends Omit<Spec, "role" | "scope" | "of" | "target" | "person"> {
  readonly action: string;
}

/** Makes the lines of one area: `route("GET /campaigns/{id}", {…})`. */
export const routesOf =
  (area: Area) =>
  (rest: RestCall, line: Omit<Line, "rest" | "area">): Line => ({ rest, area, ...line });
