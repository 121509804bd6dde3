import { HEALTH_ROUTES, type HealthRoute } from "../health-routes.ts";
import { AREAS } from "../route.ts";
import { REST_ROOT, ROUTES } from "../routes.ts";
import { type Components, createComponents } from "./components.ts";
import { ERROR_SCHEMA, errorResponses } from "./error-responses.ts";
import { type Operation, operationOf, successResponse } from "./operation.ts";

/** An OpenAPI 3.1 document. */
export interface Document {
  readonly openapi: "3.1.1";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>;
    readonly securitySchemes: object;
  };
  readonly [field: string]: unknown;
}

const DESCRIPTION = `Everything that the web app and the tRPC API can do, over REST.

Answers are \`{"status":"success","data":…}\` or \`{"status":"error","error":{"code","message","details"}}\`. Lists are \`{"items","nextCursor"}\`: pass \`nextCursor\` as \`cursor\` for the next page, with the same filters and order. Ids are UUIDs, times ISO 8601 in UTC. Unknown fields are refused. Bodies are at most 1 MB.

A foreign organization's id answers 404, like one that does not exist.`;

let made: Document | undefined;

/** The document of all REST calls, made once from the table that serves them. */
export function openApiDocument(): Document {
  made ??= make();
  return made;
}

function make(): Document {
  const components = createComponents();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of ROUTES) {
    const path = REST_ROOT + route.path;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  for (const route of HEALTH_ROUTES) paths[route.path] = { get: healthOperation(route, components) };
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

function healthOperation(route: HealthRoute, components: Components): Operation {
  const { operationId, summary, description } = route;
  return {
    operationId,
    tags: ["Health"],
    summary,
    description: [description, "Open to everybody."].filter(Boolean).join(" "),
    security: [],
    responses: {
      "200": successResponse(components.add(route.output, "output"), components),
      ...errorResponses(["UNAVAILABLE"]),
    },
    "x-codeSamples": [{ lang: "Shell", source: `curl "$LEADGEN_URL${route.path}"` }],
  };
}
