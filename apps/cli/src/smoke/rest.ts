import { z } from "zod";
import { bearer } from "../api/client.ts";
import { adviceFor, reasonOf, redirectedTo } from "../api/no-answer.ts";

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** The provider that was called for a person and failed. */
  readonly provider: string | undefined;
  /** Whose token the request had. */
  readonly as: "operator" | "person";
}

/** A refusal by the API, in its own words. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly status: number;
  readonly code: string;
  readonly provider: string | undefined;
  readonly as: Refusal["as"];

  constructor({ status, code, message, provider, as }: Refusal) {
    super(message);
    this.status = status;
    this.code = code;
    this.provider = provider;
    this.as = as;
  }
}

/** No answer, or one that the API does not document. The message says which. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
}

/** The public REST interface of an installation, as anyone may use it. */
export interface Rest {
  readonly url: string;
  get<S extends z.ZodType>(path: string, answer: S): Promise<z.output<S>>;
  post<S extends z.ZodType>(path: string, body: unknown, answer: S): Promise<z.output<S>>;
  delete<S extends z.ZodType>(path: string, answer: S): Promise<z.output<S>>;
}

interface Address {
  readonly url: string;
  readonly token?: string;
  /** Whose token it is, for messages. */
  readonly as?: Refusal["as"];
  /** Aborts requests under way. */
  readonly signal: AbortSignal;
}

const OPTIONS = "--base-url or LEADGEN_URL";

/** Milliseconds for one request. */
const PATIENCE = 30_000;

const success = z.object({ status: z.literal("success"), data: z.unknown() });
const refusal = z.object({
  status: z.literal("error"),
  error: z.object({
    code: z.string(),
    message: z.string(),
    details: z.object({ provider: z.string().optional().catch(undefined) }).optional(),
  }),
});

/** @returns a client whose calls reject with RefusedError, NoAnswerError, or the signal's reason. */
export function createRest(address: Address): Rest {
  return {
    url: address.url,
    get: (path, answer) => ask(address, { method: "GET", path }, answer),
    post: (path, body, answer) => ask(address, { method: "POST", path, body }, answer),
    delete: (path, answer) => ask(address, { method: "DELETE", path }, answer),
  };
}

interface Call {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: unknown;
}

async function ask<S extends z.ZodType>(address: Address, call: Call, answer: S): Promise<z.output<S>> {
  const { status, body } = await send(address, call);
  const refused = refusal.safeParse(body);
  if (refused.success) {
    const { code, message, details } = refused.data.error;
    throw new RefusedError({
      status,
      code,
      message,
      provider: details?.provider,
      as: address.as ?? "person",
    });
  }
  const succeeded = success.safeParse(body);
  const parsed = answer.safeParse(succeeded.data?.data);
  if (succeeded.success && parsed.success) return parsed.data;
  throw new NoAnswerError(
    succeeded.success && parsed.error
      ? `${call.method} ${call.path} answered in a form that is not documented: ${z.prettifyError(parsed.error)}`
      : status >= 500
        ? `${address.url} answers HTTP ${status}, and not in leadgen's words: is there a proxy in between, and leadgen behind it away?`
        : `What answers at ${address.url} is not leadgen (HTTP ${status}). Name the right address with ${OPTIONS}.`,
  );
}

async function send({ url, token, signal }: Address, { method, path, body }: Call) {
  try {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...bearer(token), ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const elsewhere = redirectedTo(url, response);
    if (elsewhere !== undefined) throw new NoAnswerError(elsewhere);
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof NoAnswerError) throw error;
    const reason = reasonOf(error) ?? String(error);
    const message = `${url} cannot be reached (${reason}). ${adviceFor(reason, OPTIONS)}`;
    throw new NoAnswerError(message, { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All pages of a list. `path` must already contain a question mark. */
export async function allOf<Item>(
  rest: Rest,
  path: string,
  answer: z.ZodType<{ items: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: Item[]; nextCursor: string | null } = await rest.get(
      `${path}&limit=200${after}`,
      answer,
    );
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}
