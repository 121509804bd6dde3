import type { z } from "zod";

/** The status says success, but the JSON is not what the provider documents. Names the field, never its value. */
export class ShapeMismatch extends Error {
  override readonly name = "ShapeMismatch";
}

/** @throws ShapeMismatch */
export function parseShape<S extends z.ZodType>(schema: S, json: unknown): z.output<S> {
  const result = schema.safeParse(json);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") || "the whole body";
  throw new ShapeMismatch(`the answer has an unexpected shape at ${field}.`);
}
