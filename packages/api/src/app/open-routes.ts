import { HEALTH_ROUTES } from "../health/index.ts";
import { HEADERS } from "../rest/envelope.ts";
import type { OpenRoute } from "../rest/open-route.ts";
import { renderDocs } from "../rest/openapi/render-docs.ts";
import { openApiDocument } from "./open-api.ts";

/** Forbids scripts and foreign resources: the page is text. */
const CSP =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** All routes that need no credentials and are no procedures. */
export const OPEN_ROUTES: readonly OpenRoute[] = [
  ...HEALTH_ROUTES,
  {
    path: "/api/v1/openapi.json",
    handle: async () => Response.json(openApiDocument(), { headers: HEADERS }),
  },
  {
    path: "/api/docs",
    handle: async () =>
      new Response(renderDocs(openApiDocument()), {
        headers: { ...HEADERS, "content-type": "text/html; charset=utf-8", "content-security-policy": CSP },
      }),
  },
];
