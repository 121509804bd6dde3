import type { JsonSchema } from "../../text/write-json.ts";

/**
 * The rules of strict structured output: every property required, `additionalProperties: false` on every object.
 * Returns what is wrong in the service's words, or null.
 */
export function strictSchemaProblem(schema: JsonSchema, path: readonly string[] = []): string | null {
  if (path.length === 0 && schema.type !== "object") {
    return (
      "schema must be a JSON Schema of 'type: \"object\"', got 'type: " +
      JSON.stringify(schema.type ?? "None") +
      "'."
    );
  }
  return objectProblem(schema, path) ?? innerProblem(schema, path);
}

function objectProblem(schema: JsonSchema, path: readonly string[]): string | null {
  const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
  if (!types.includes("object")) return null;
  const context = `In context=(${path.map((step) => `'${step}'`).join(", ")})`;
  if (schema.additionalProperties !== false) {
    return `${context}, 'additionalProperties' is required to be supplied and to be false.`;
  }
  const keys = Object.keys(schema.properties ?? {});
  const missing = keys.find((key) => !schema.required?.includes(key));
  if (missing === undefined) return null;
  return `${context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
}

function innerProblem(schema: JsonSchema, path: readonly string[]): string | null {
  const inner: [string[], JsonSchema][] = [
    ...Object.entries(schema.properties ?? {}).map(([key, value]): [string[], JsonSchema] => [
      ["properties", key],
      value,
    ]),
    ...Object.entries(schema.$defs ?? {}).map(([key, value]): [string[], JsonSchema] => [
      ["$defs", key],
      value,
    ]),
    ...(schema.anyOf ?? []).map((value, index): [string[], JsonSchema] => [["anyOf", String(index)], value]),
    ...(schema.items ? [[["items"], schema.items] as [string[], JsonSchema]] : []),
  ];
  for (const [steps, value] of inner) {
    const problem = strictSchemaProblem(value, [...path, ...steps]);
    if (problem) return problem;
  }
  return null;
}
