import { HEALTH_ROUTES } from "../health/index.ts";
import { type Document, documentOf } from "../rest/openapi/document.ts";
import { ROUTES } from "./routes.ts";

let made: Document | undefined;

/** The OpenAPI document of all REST calls, built once. */
export function openApiDocument(): Document {
  made ??= documentOf(ROUTES, HEALTH_ROUTES);
  return made;
}
