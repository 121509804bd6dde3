import type { z } from "zod";
import type { Answer } from "../../http/answer.ts";
import { instantlyError } from "./errors.ts";

/** Parses a body or says what is wrong with it the way the service's validator does. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): { ok: T } | { refusal: Answer } {
  if (body === undefined) return { refusal: instantlyError(400, "body must be object") };
  const parsed = schema.safeParse(body);
  if (parsed.success) return { ok: parsed.data };
  const issue = parsed.error.issues[0];
  const place = ["body", ...(issue?.path ?? [])].join("/");
  const message =
    issue?.code === "unrecognized_keys"
      ? `${place} must NOT have additional properties: ${issue.keys.join(", ")}`
      : `${place} ${issue?.message ?? "is invalid"}`;
  return { refusal: instantlyError(400, message) };
}
