import { type Answer, json } from "../../http/answer.ts";

interface ErrorFields {
  readonly message: string;
  readonly type: string;
  readonly code: string | null;
  readonly param?: string | null;
}

export function openaiError(
  status: number,
  fields: ErrorFields,
  headers: Record<string, string> = {},
): Answer {
  const { message, type, code, param = null } = fields;
  return json(status, { error: { message, type, param, code } }, headers);
}
