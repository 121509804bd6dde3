import { isAboutAccount } from "../http/account-words.ts";
import type { ErrorBody } from "../http/provider-words.ts";

/** What an error says about the text that was sent. */
export type ContentVerdict = "input" | "policy";

const INPUT_CODES: readonly string[] = [
  "context_length_exceeded",
  "string_above_max_length",
  "invalid_prompt",
  "prompt_too_long",
];

/** Policies about contents, by name: an account, its data and its residency have policies too, and those are ours. */
const POLICY =
  /^(?:(?:image_)?content|usage|safety|bio|cyber|misalignment|violence|sexual|hate|harassment|self_harm)_policy(?:_violation)?$|^content_filter(?:ed)?$|^moderation_blocked$/;

/** The form of our request, wherever it says that: equal for every lead. */
const FORM_CODE =
  /^(?:missing|unknown|unsupported|invalid)_(?:required_)?(?:parameter|type|model|json_schema)|^unsupported_value$/;
const FORM_WORDS =
  /\b(?:missing|required|unknown|unrecognized|unsupported|invalid type|not permitted|input should be)\b|\bexpected (?:an?|one of)\b|max_(?:\w+_)?tokens|instructions|\btools?\b|schema|response_format|text\.format|filter/i;

const TOO_LONG =
  /context (?:length|window)|\b(?:input|prompt|text|content)s?\b[^.]{0,40}\b(?:too (?:long|large)|exceeds)/i;

/** Types that leave it to the message: any other one names its subject itself. */
const GENERAL = /^(?:|invalid_request(?:_error)?|bad_request)$/;

const INPUT_PARAM = /^(?:input|prompt|messages)(?:\.(?:\d+|content|text)|\[\d+\])*$/;

/** Codes alone, as a failed run has them. */
export function contentVerdictOfCode(...codes: readonly string[]): ContentVerdict | undefined {
  if (codes.some((code) => POLICY.test(code))) return "policy";
  return codes.some((code) => INPUT_CODES.includes(code)) ? "input" : undefined;
}

/**
 * Reads a 400 or 422 by the rule of doubt: only one that names the text that was sent is about it. Undefined: it is
 * about our request, or says nothing, and then it could come for every lead.
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
