import type { HttpAnswer } from "./transport.ts";
import { wellFormed } from "./well-formed.ts";

function asRecord(value: unknown): Record<string, unknown> | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

/** Escapes that JSON allows and PostgreSQL doesn't: NUL and surrogates (the pattern also matches whole pairs). */
const UNSTORABLE_ESCAPE = /\\u(?:0000|d[89a-f])/i;

/**
 * The body as JSON; undefined if it isn't JSON. NUL is removed from texts and a lone surrogate becomes U+FFFD: PostgreSQL
 * stores neither, so a paid result would be lost and the job would fail.
 */
export function jsonOf(text: string): unknown {
  try {
    const bare = text.trim(); // removes more kinds of blank than the four that JSON allows
    return UNSTORABLE_ESCAPE.test(bare) ? JSON.parse(bare, storable) : JSON.parse(bare);
  } catch {
    return undefined;
  }
}

function storable(_key: string, value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  const record = asRecord(value);
  if (record === undefined) return value;
  return Object.fromEntries(Object.entries(record).map(([name, each]) => [storableText(name), each]));
}

const storableText = (text: string): string => wellFormed(text.replaceAll("\0", ""));

/** The fields of the five providers' error bodies, without their nesting. */
export interface ErrorBody {
  readonly message: string | undefined;
  readonly type: string | undefined;
  readonly code: string | undefined;
  readonly param: string | undefined;
}

function firstText(...candidates: unknown[]): string | undefined {
  return candidates.find(
    (candidate): candidate is string => typeof candidate === "string" && candidate !== "",
  );
}

function codeText(value: unknown): string | undefined {
  return typeof value === "number" ? String(value) : firstText(value);
}

/** Some validators send a list of messages. */
function listText(value: unknown): string | undefined {
  return Array.isArray(value)
    ? firstText(value.filter((each) => typeof each === "string").join("; "))
    : undefined;
}

/** FastAPI's `detail`: a text, or a list of `{loc, msg, type}`, which may be about several fields. */
function detailOf(detail: unknown): { msg: string | undefined; loc: string | undefined } {
  const entries = Array.isArray(detail) ? detail.map(asRecord) : [];
  const places = entries.flatMap((each) =>
    Array.isArray(each?.loc) ? [each.loc.filter((part) => part !== "body").join(".")] : [],
  );
  return {
    msg: firstText(detail) ?? listText(entries.map((each) => each?.msg)),
    loc: firstText([...new Set(places)].join(", ")),
  };
}

/** Apollo's rate-limit message can itself be a JSON text. */
function unwrapped(message: string | undefined): string | undefined {
  const inner = message?.startsWith("{") ? asRecord(jsonOf(message)) : undefined;
  return firstText(inner?.message, inner?.error, message);
}

/** Reads an error body tolerantly: `{error:{message,type,code,param}}`, `{error:""}`, `{message}`, `{detail}`. */
export function errorBodyOf(text: string): ErrorBody {
  const body = asRecord(jsonOf(text));
  const error = asRecord(body?.error);
  const detail = detailOf(body?.detail);
  const details = asRecord(body?.error_details);
  return {
    message: unwrapped(
      firstText(error?.message, body?.error_message, body?.message, body?.error, detail.msg) ??
        listText(body?.message ?? body?.errors),
    ),
    type: firstText(error?.type, body?.type),
    code: codeText(details?.code ?? error?.code ?? body?.error_code ?? body?.code),
    param: firstText(error?.param, detail.loc),
  };
}

/** True for an error of the form `{error: {...}}`, as OpenAI and Perplexity send it. A proxy in between sends another form. */
export function isEnvelope(text: string): boolean {
  return asRecord(asRecord(jsonOf(text))?.error) !== undefined;
}

/** The provider's error message, in one line, not yet redacted; "" if the body holds none. */
export function providerWords(answer: HttpAnswer): string {
  const { message, type, code } = errorBodyOf(answer.text);
  const tag = [...new Set([type, code])].filter(
    (part) => part !== undefined && part !== String(answer.status),
  );
  if (message !== undefined) return tag.length === 0 ? message : `${message} (${tag.join(", ")})`;
  const text = answer.text.slice(0, 4096);
  if (!/^\s*</.test(text)) return text;
  const title = /<title[^>]*>([^<]{1,200})/i.exec(text)?.[1];
  return title === undefined ? "an HTML page" : `an HTML page titled "${title.trim()}"`;
}
