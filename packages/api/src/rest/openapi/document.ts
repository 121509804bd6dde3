import { AREAS } from "../../procedure/spec.ts";
import type { DocumentedOpenRoute } from "../open-route.ts";
import type { Route } from "../route.ts";
import { type Components, createComponents } from "./components.ts";
import { ERROR_SCHEMA, errorResponses, SHARED_RESPONSES } from "./error-responses.ts";
import { type Operation, operationOf, successResponse } from "./operation.ts";

/** An OpenAPI 3.1 document. */
export interface Document {
  readonly openapi: "3.1.1";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly responses: Readonly<Record<string, object>>;
    readonly securitySchemes: object;
  };
  readonly [field: string]: unknown;
}

const DESCRIPTION = `Everything that the web app and the tRPC API can do, over REST.

Answers are \`{"status":"success","data":…}\` or \`{"status":"error","error":{"code","message","details"}}\`. Lists are \`{"items","nextCursor"}\`: pass \`nextCursor\` as \`cursor\` for the next page, with the same filters and order. Ids are UUIDs, times ISO 8601 in UTC. Unknown fields are refused. Bodies are JSON in UTF-8, uncompressed, at most 1 MB (64 kB for calls that are open to everybody), with at most 32 levels and 10,000 fields and entries.

A foreign organization's id answers 404, like one that does not exist.`;

/** The OpenAPI document of all REST calls, from the routes that serve them. */
export function documentOf(routes: readonly Route[], open: readonly DocumentedOpenRoute[]): Document {
  const components = createComponents();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of routes) {
    const { path, method } = route;
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(route, components) };
  }
  for (const route of open) paths[route.path] = { get: openOperation(route, components) };
  return {
    openapi: "3.1.1",
    info: {
      title: "leadgen",
      version: "1.0.0",
      description: DESCRIPTION,
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    tags: Object.entries(AREAS).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      schemas: { ...components.schemas, Error: ERROR_SCHEMA },
      responses: SHARED_RESPONSES,
      securitySchemes: {
        bearer: {
          type: "http",
          scheme: "bearer",
          description:
            "A personal API token, a session's token from POST /api/v1/auth/login, or the installation's operator token.",
        },
      },
    },
  } as Document;
}

function openOperation(route: DocumentedOpenRoute, components: Components): Operation {
  const { operationId, summary, description } = route;
  return {
    operationId,
    tags: ["Health"],
    summary,
    description: [description, "Open to everybody."].filter(Boolean).join(" "),
    security: [],
    responses: {
      "200": successResponse(components.add(route.output, "output"), components),
      ...errorResponses(["METHOD_NOT_ALLOWED", "HEADERS_TOO_LARGE", "UNAVAILABLE"]),
    },
    "x-codeSamples": [{ lang: "Shell", source: `curl "$LEADGEN_URL${route.path}"` }],
  };
}
