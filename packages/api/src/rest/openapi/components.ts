import type { z } from "zod";
import { type JsonSchema, jsonSchemaOf } from "../json-schema.ts";
import type { Resolve } from "./example-of.ts";

const PREFIX = "#/components/schemas/";

/** The document's named schemas, filled while operations are made. */
export interface Components {
  readonly schemas: Record<string, JsonSchema>;
  /** The JSON Schema, with references into `schemas` for its named parts. */
  add(schema: z.ZodType, io: "input" | "output"): JsonSchema;
  readonly resolve: Resolve;
}

export function createComponents(): Components {
  const schemas: Record<string, JsonSchema> = {};
  return {
    schemas,
    add(schema, io) {
      const text = JSON.stringify(jsonSchemaOf(schema, io)).replaceAll('"#/$defs/', `"${PREFIX}`);
      const { $defs, ...rest } = JSON.parse(text) as JsonSchema;
      Object.assign(schemas, $defs);
      return rest;
    },
    resolve(ref) {
      const schema = schemas[ref.slice(PREFIX.length)];
      if (schema === undefined) throw new Error(`api-e14: no schema ${ref}`);
      return schema;
    },
  };
}
