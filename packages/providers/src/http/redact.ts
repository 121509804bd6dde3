import { wellFormed } from "./well-formed.ts";

const MAX_LENGTH = 500;
/** Characters; bounds the time that the patterns take on a huge error page. */
const MAX_INPUT = 16_384;

const ADDRESS = /[^\s"'<>()[\]{},;:=&?]{1,128}(?:@|%40)[^\s"'<>()[\]{},;:=&?]{1,255}/gi;
/** Keys as the providers print them, masked ones too: `sk-ab***yz`, `pplx-...`, `Bearer ...`. */
const KEY_LIKE = /\b(?:sk|pplx|rk)-[\w*.-]{3,}|\bBearer\s+\S+/gi;
const KEY_PARAMETER = /\b(api|key|api_key|apikey|token)=[^\s&"'<>]+/gi;
// biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

export type Redactor = (text: string) => string;

/**
 * Removes keys, e-mail addresses and control characters from a provider's message and cuts it to 500
 * characters, so that it can be stored, shown and logged.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const forms = secrets
    .filter((secret) => secret.length > 0)
    .flatMap((secret) => [secret, encodeURIComponent(secret)]);
  return (text) => {
    let clean = text.slice(0, MAX_INPUT);
    for (const form of forms) clean = clean.replaceAll(form, "[key]");
    clean = clean
      .replace(CONTROL, " ")
      .replace(KEY_PARAMETER, "$1=[key]")
      .replace(KEY_LIKE, "[key]")
      .replace(ADDRESS, "[address]")
      .replace(/\s+/g, " ")
      .trim();
    // Either cut may have split a surrogate pair.
    return wellFormed(clean.length <= MAX_LENGTH ? clean : `${clean.slice(0, MAX_LENGTH - 1)}…`);
  };
}
