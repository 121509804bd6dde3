import type { z } from "zod";

/** A control request that can't be followed; the message names what is allowed. */
export class ControlError extends Error {
  override readonly name = "ControlError";
}

/** @throws ControlError */
export function parseControl<T>(schema: z.ZodType<T>, value: unknown): T {
  if (value === undefined) throw new ControlError("the body must be JSON");
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const unknown =
      issue.code === "unrecognized_keys" ? `unknown field ${issue.keys.join(", ")}` : issue.message;
    return [issue.path.join("."), unknown].filter(Boolean).join(": ");
  });
  throw new ControlError(problems.join("; "));
}
