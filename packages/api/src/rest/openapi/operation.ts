import type { Role, Rule } from "../../access/rule.ts";
import type { ApiErrorCode } from "../../errors/api-error.ts";
import { TRANSPORT } from "../../errors/codes.ts";
import { hasBody } from "../assemble-input.ts";
import type { JsonSchema } from "../json-schema.ts";
import type { Route } from "../route.ts";
import type { Components } from "./components.ts";
import { curlOf } from "./curl.ts";
import { errorResponses } from "./error-responses.ts";
import { EXAMPLE_IDS, OTHER_ID } from "./example-ids.ts";
import { exampleOf } from "./example-of.ts";

/** An OpenAPI operation; only the parts that other files read are typed. */
export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly security: readonly object[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, object>>;
  readonly "x-codeSamples": readonly { readonly lang: string; readonly source: string }[];
}

export interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

const WHO: Readonly<Record<Role, string>> = {
  anyone: "Open to everybody.",
  user: "The caller must be logged in.",
  member: "The caller must be a member of the organization.",
  admin: "The caller must be an admin of the organization.",
  owner: "The caller must be an owner of the organization.",
  operator: "The caller must be an operator of the installation.",
};

/** The description of one REST call, from its procedure's spec. */
export function operationOf(route: Route, components: Components): Operation {
  const { rule, line, names, operationId } = route;
  const schema = components.add(route.input, "input");
  const example = exampleInput(route, schema, components);
  return {
    operationId,
    tags: [line.area],
    summary: line.summary,
    description: [line.description, needs(rule)].filter(Boolean).join(" "),
    security: rule.role === "anyone" ? [] : [{ bearer: [] }],
    parameters: [...parametersOf(route, { schema, example, names }), ...(route.spec.once ? [KEY] : [])],
    ...(hasBody(route) && { requestBody: bodyOf(schema, { example, names }) }),
    responses: {
      ...successOf(route, components),
      ...errorResponses([...codesOf(route), "HEADERS_TOO_LARGE"]),
    },
    "x-codeSamples": [{ lang: "Shell", source: curlOf(route, example) }],
  };
}

function needs({ role, scope }: Rule): string {
  if (role === "anyone") return WHO.anyone;
  const token =
    scope === "login"
      ? "An API token does not suffice; a session is required."
      : `An API token needs the scope ${scope}.`;
  return `${WHO[role]} ${token}`;
}

type Fields = Readonly<Record<string, unknown>>;

/** An example with the required fields, the spec's extra ones, and ids that exist in the examples' database. */
function exampleInput(route: Route, schema: JsonSchema, { resolve }: Components): Fields {
  const things = route.rule.of ?? {};
  const required = new Set(schema.required ?? []);
  const ids = Object.keys(schema.properties ?? {})
    .filter((name) => required.has(name) && (things[name] !== undefined || /Id$|^id$/.test(name)))
    .map((name) => [name, things[name] === undefined ? OTHER_ID : EXAMPLE_IDS[things[name]]]);
  const plain = exampleOf({ ...schema, type: "object" }, resolve) as Fields;
  const inPath = route.names.map((name) => [
    name,
    plain[name] ?? EXAMPLE_IDS[things[name] ?? "organization"],
  ]);
  return { ...plain, ...Object.fromEntries(inPath), ...Object.fromEntries(ids), ...route.line.example };
}

/** Parameter of calls that can be repeated safely. */
const KEY: Parameter = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  schema: { type: "string", maxLength: 200 },
};

interface Described {
  readonly schema: JsonSchema;
  readonly example: Fields;
  readonly names: readonly string[];
}

/** `direction` is for TanStack's infinite queries, and has no meaning over REST. */
const HIDDEN = ["direction"];

function parametersOf(route: Route, { schema, example, names }: Described): Parameter[] {
  const properties = schema.properties ?? {};
  const query =
    hasBody(route) || route.line.produces !== undefined
      ? []
      : Object.keys(properties).filter((name) => !names.includes(name));
  return [...names, ...query]
    .filter((name) => !HIDDEN.includes(name))
    .map((name) => ({
      name,
      in: names.includes(name) ? "path" : "query",
      required: names.includes(name) || (schema.required ?? []).includes(name),
      schema: notNull(properties[name] ?? { type: "string" }),
      ...(example[name] !== undefined && { example: example[name] }),
    }));
}

/** A query cannot hold null. */
function notNull(schema: JsonSchema): JsonSchema {
  const options = schema.anyOf?.filter((option) => option.type !== "null");
  return options?.length === 1 && options[0] !== undefined ? options[0] : schema;
}

function bodyOf(schema: JsonSchema, { example, names }: Omit<Described, "schema">): object {
  const without = (fields: Fields) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
  const required = (schema.required ?? []).filter((name) => !names.includes(name));
  const body: JsonSchema = {
    ...schema,
    properties: without(schema.properties ?? {}) as Record<string, JsonSchema>,
    ...(schema.required !== undefined && { required }),
  };
  if (required.length === 0) delete body.required;
  return {
    required: required.length > 0,
    content: { "application/json": { schema: body, example: without(example) } },
  };
}

function successOf(route: Route, components: Components): Record<string, object> {
  const status = String(route.spec.status ?? 200);
  const { produces } = route.line;
  if (produces !== undefined) {
    const headers = { "Content-Disposition": { schema: { type: "string" } } };
    const schema =
      produces === "text/csv" ? { type: "string" } : { type: "array", items: { type: "object" } };
    const content = { [produces]: { schema } };
    return { [status]: { description: "The file, streamed.", headers, content } };
  }
  return { [status]: successResponse(components.add(route.output, "output"), components) };
}

/** The response `{"status":"success","data":…}`. */
export function successResponse(data: JsonSchema, { resolve }: Components): object {
  const schema = {
    type: "object",
    properties: { status: { const: "success" }, data },
    required: ["status", "data"],
    additionalProperties: false,
  };
  const example = { status: "success", data: exampleOf(data, resolve) };
  return { description: "Done.", content: { "application/json": { schema, example } } };
}

/** Every error code that a call may get. */
function codesOf(route: Route): ApiErrorCode[] {
  const { role, of } = route.rule;
  const codes: ApiErrorCode[] = [
    "INVALID_INPUT",
    ...(role === "anyone" ? [] : (["UNAUTHENTICATED"] as const)),
    "FORBIDDEN",
    ...(of === undefined ? [] : (["NOT_FOUND"] as const)),
    "METHOD_NOT_ALLOWED",
    ...(route.spec.refusals ?? []),
    ...(hasBody(route) ? (["PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"] as const) : []),
    "TOO_MANY_REQUESTS",
    "INTERNAL_ERROR",
    "UNAVAILABLE",
  ];
  return [...new Set(codes)].sort((a, b) => TRANSPORT[a].status - TRANSPORT[b].status);
}
