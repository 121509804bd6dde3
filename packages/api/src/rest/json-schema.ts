import { z } from "zod";
import { components } from "../schema/fields.ts";

/** A JSON Schema (2020-12), as OpenAPI 3.1 uses it. */
export interface JsonSchema {
  type?: string | string[];
  format?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  description?: string;
  $ref?: string;
  $defs?: Record<string, JsonSchema>;
  [keyword: string]: unknown;
}

/** The schema over REST: of an input before defaults are filled in, or of an answer with times as text. */
export function jsonSchemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const json = z.toJSONSchema(schema, {
    io,
    metadata: components,
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "date")
        Object.assign(jsonSchema, { type: "string", format: "date-time" });
      // A value stored by an older version may not fit today's schema, but it is still an object.
      if (zodSchema._zod.def.type === "custom") Object.assign(jsonSchema, { type: "object" });
    },
  }) as JsonSchema;
  const { $schema: _, ...rest } = json;
  return rest;
}
