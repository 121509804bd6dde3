import { ApiError } from "../errors/api-error.ts";
import { bytesFor } from "./body-limits.ts";
import { type JsonSchema, jsonSchemaOf } from "./json-schema.ts";
import { type BodyRules, readJson } from "./read-body.ts";
import type { Route } from "./route.ts";

type Fields = Record<string, unknown>;

interface Given extends Pick<BodyRules, "known"> {
  /** Values of the names in the path. */
  readonly params: Readonly<Record<string, string>>;
}

/**
 * A procedure's input from path, query and body. It contains everything that was sent, so that the procedure's schema refuses
 * unknown fields.
 * @throws ApiError INVALID_INPUT, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE.
 */
export async function assembleInput(
  route: Route,
  request: Request,
  { params, known }: Given,
): Promise<Fields> {
  const bytes = bytesFor([route.rule.role]);
  const sent = hasBody(route) ? await bodyOf(request, { bytes, known }) : queryOf(route, request);
  for (const name of Object.keys(params)) {
    if (Object.hasOwn(sent, name))
      throw new ApiError("INVALID_INPUT", `${name}: comes from the path and must not be sent a second time.`);
  }
  return { ...sent, ...params };
}

export const hasBody = ({ method }: Pick<Route, "method">): boolean =>
  method === "POST" || method === "PATCH";

async function bodyOf(request: Request, rules: BodyRules): Promise<Fields> {
  const body = await readJson(request, rules);
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Fields;
  throw new ApiError("INVALID_INPUT", "The request's body must be a JSON object.");
}

/** More than any procedure accepts. */
const MAX_PARAMETERS = 50;

/** Converts query text to the schema's types: its only values other than text are numbers. */
function queryOf(route: Route, request: Request): Fields {
  const { searchParams } = new URL(request.url);
  if (searchParams.size > MAX_PARAMETERS) {
    throw new ApiError("INVALID_INPUT", `The address has more than ${MAX_PARAMETERS} parameters.`);
  }
  const numbers = numbersOf(route);
  const fields = new Map<string, unknown>();
  for (const [name, value] of searchParams) {
    if (fields.has(name))
      throw new ApiError("INVALID_INPUT", `${name.slice(0, 100)}: is given more than once.`);
    fields.set(name, numbers.has(name) && /^-?\d{1,15}$/.test(value) ? Number(value) : value);
  }
  return Object.fromEntries(fields);
}

const known = new WeakMap<Route, ReadonlySet<string>>();

function numbersOf(route: Route): ReadonlySet<string> {
  const before = known.get(route);
  if (before !== undefined) return before;
  const properties: Record<string, JsonSchema> = jsonSchemaOf(route.input, "input").properties ?? {};
  const names = Object.keys(properties).filter((name) =>
    ["integer", "number"].includes(String(properties[name]?.type)),
  );
  const numbers = new Set(names);
  known.set(route, numbers);
  return numbers;
}
