import { isAboutAccount } from "../http/account-words.ts";
import type { ErrorBody } from "../http/provider-words.ts";

/** Why an error is about the text that was sent: its form (length, validity) or a content policy. */
export type ContentVerdict = "input" | "policy";

const INPUT_CODES: readonly string[] = [
  "context_length_exceeded",
  "string_above_max_length",
  "invalid_prompt",
  "prompt_too_long",
];

/** Policies about content, by name. Policies about an account, its data or residency don't match: those are ours to mend. */
const POLICY =
  /^(?:(?:image_)?content|usage|safety|bio|cyber|misalignment|violence|sexual|hate|harassment|self_harm)_policy(?:_violation)?$|^content_filter(?:ed)?$|^moderation_blocked$/;

/** About the form of our request, which is equal for every lead. */
const FORM_CODE =
  /^(?:missing|unknown|unsupported)_(?:required_)?(?:parameter|type|model|json_schema)|^invalid_(?:type|model|json_schema)|^unsupported_value$/;
const FORM_WORDS =
  /\b(?:missing|required|unknown|unrecognized|unsupported|invalid type|not permitted|input should be)\b|\bexpected (?:an?|one of)\b|max_(?:\w+_)?tokens|instructions|\btools?\b|schema|response_format|text\.format|filter/i;

const TOO_LONG =
  /context (?:length|window)|\b(?:input|prompt|text|content)s?\b[^.]{0,40}\b(?:too (?:long|large)|exceeds)/i;

/** Unspecific types, where the message decides. */
const GENERAL = /^(?:|invalid_request(?:_error)?|invalid_parameter|bad_request)$/;

const INPUT_PARAM = /^(?:input|prompt|messages)(?:\.(?:\d+|content|text)|\[\d+\])*$/;

/** Judges by codes alone, as a failed run has nothing else. */
export function contentVerdictOfCode(...codes: readonly string[]): ContentVerdict | undefined {
  if (codes.some((code) => POLICY.test(code))) return "policy";
  return codes.some((code) => INPUT_CODES.includes(code)) ? "input" : undefined;
}

/**
 * Reads a 400 or 422 by the rule of doubt: it is about the lead's text only if it says so. Undefined: it is about our
 * request or unclear, so it could come for every lead.
 */
export function contentVerdict({
  message = "",
  type = "",
  code = "",
  param = "",
}: ErrorBody): ContentVerdict | undefined {
  if (param !== "" && !INPUT_PARAM.test(param)) return undefined;
  const byCode = contentVerdictOfCode(code, type);
  if (byCode !== undefined) return byCode;
  if (FORM_CODE.test(code) || FORM_CODE.test(type) || FORM_WORDS.test(message)) return undefined;
  if (param !== "") return "input";
  const general = GENERAL.test(type) && !/[a-z]/i.test(code) && !isAboutAccount(message);
  return general && TOO_LONG.test(message) ? "input" : undefined;
}
