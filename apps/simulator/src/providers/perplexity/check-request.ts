import type { z } from "zod";
import type { Answer } from "../../http/answer.ts";
import type { JsonSchema } from "../../text/write-json.ts";
import { perplexityError } from "./errors.ts";
import { MODELS, PRESETS, type ResponsesRequest, responsesRequest } from "./request-schema.ts";

export type Checked =
  | { readonly ok: true; readonly request: ResponsesRequest }
  | { readonly ok: false; readonly answer: Answer };

/** What the service refuses with 400, each naming the parameter. */
export function checkRequest(body: unknown): Checked {
  if (body === undefined) return refuse("invalid_request", "The request body must be valid JSON.");
  const parsed = responsesRequest.safeParse(body);
  if (!parsed.success) return refuseIssue(parsed.error.issues[0]);
  const request = parsed.data;
  return checkModel(request) ?? checkTools(request) ?? checkFormat(request) ?? { ok: true, request };
}

function checkModel({ model, models, preset, max_output_tokens }: ResponsesRequest): Checked | null {
  const asked = model === undefined ? (models ?? []) : [model];
  if (asked.length === 0 && preset === undefined) {
    return refuse("invalid_request", "One of model, models or preset is required.", "model");
  }
  const strange = asked.find((name) => !(MODELS as readonly string[]).includes(name));
  if (strange !== undefined) return refuse("invalid_model", `Invalid model '${strange}'.`, "model");
  if (preset !== undefined && !(PRESETS as readonly string[]).includes(preset)) {
    return refuse("invalid_parameter", `Invalid preset '${preset}'.`, "preset");
  }
  if (asked.some((name) => name.startsWith("anthropic/")) && max_output_tokens === undefined) {
    return refuse("invalid_parameter", "max_output_tokens is required for this model.", "max_output_tokens");
  }
  return null;
}

function checkTools({ tools, stream }: ResponsesRequest): Checked | null {
  if (stream) return refuse("invalid_parameter", "This simulator does not stream.", "stream");
  for (const tool of tools ?? []) {
    const filters = tool.type === "web_search" ? tool.filters : undefined;
    const dated = filters?.search_after_date_filter ?? filters?.search_before_date_filter;
    if (filters?.search_recency_filter !== undefined && dated !== undefined) {
      const message = "search_recency_filter cannot be combined with date filters.";
      return refuse("invalid_parameter", message, "search_recency_filter");
    }
    const domain = filters?.search_domain_filter?.find(
      (entry) => !/^-?[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(entry),
    );
    if (domain !== undefined) {
      const message = `'${domain}' is not a bare domain.`;
      return refuse("invalid_search_domain_filter", message, "search_domain_filter");
    }
  }
  return null;
}

function checkFormat({ response_format }: ResponsesRequest): Checked | null {
  const schema = response_format?.json_schema.schema as JsonSchema | undefined;
  if (!schema || !hasOpenObject(schema)) return null;
  const message = "Invalid JSON schema: recursive schemas and objects without properties are not supported.";
  return refuse("invalid_request", message, "response_format");
}

/** No properties on an object, or a reference back to the root. */
function hasOpenObject(schema: JsonSchema): boolean {
  if (schema.$ref === "#") return true;
  if (schema.type === "object" && !schema.properties) return true;
  const inner = [
    ...Object.values(schema.properties ?? {}),
    ...(schema.anyOf ?? []),
    ...(schema.items ? [schema.items] : []),
  ];
  return inner.some(hasOpenObject);
}

function refuseIssue(issue: z.core.$ZodIssue | undefined): Checked {
  const path = issue?.path.join(".") ?? "";
  if (issue?.code === "unrecognized_keys") {
    const param = [path, issue.keys[0]].filter(Boolean).join(".");
    return refuse("invalid_request", `Unknown parameter: '${param}'.`, param);
  }
  if (issue?.code === "invalid_union") {
    const inner =
      issue.errors.flat().find((found) => found.code === "unrecognized_keys") ?? issue.errors.flat().at(-1);
    if (inner) return refuseIssue({ ...inner, path: [...issue.path, ...inner.path] });
  }
  const type = path.includes("date_filter") ? "invalid_date_format" : "invalid_request";
  return refuse(type, `Invalid value for '${path}': ${issue?.message ?? "unreadable"}.`, path);
}

function refuse(type: string, message: string, param?: string): Checked {
  const fields = { type, message, ...(param === undefined ? {} : { param }) };
  return { ok: false, answer: perplexityError(400, fields) };
}
