import { z } from "zod";
import { bearer } from "../api/client.ts";

/** The API said no, in its own words. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** No answer, or none that the API's documentation knows. The message says which. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";
}

/** The public REST interface of an installation, as anybody may use it. */
export interface Rest {
  readonly url: string;
  get<S extends z.ZodType>(path: string, answer: S): Promise<z.output<S>>;
  post<S extends z.ZodType>(path: string, body: unknown, answer: S): Promise<z.output<S>>;
  delete<S extends z.ZodType>(path: string, answer: S): Promise<z.output<S>>;
}

interface Address {
  readonly url: string;
  readonly token?: string;
  /** Ends requests under way. */
  readonly signal: AbortSignal;
}

/** Milliseconds for one request. */
const PATIENCE = 30_000;

const success = z.object({ status: z.literal("success"), data: z.unknown() });
const refusal = z.object({
  status: z.literal("error"),
  error: z.object({ code: z.string(), message: z.string() }),
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
    const { code, message } = refused.data.error;
    throw new RefusedError(status, code, message);
  }
  const succeeded = success.safeParse(body);
  const parsed = answer.safeParse(succeeded.data?.data);
  if (succeeded.success && parsed.success) return parsed.data;
  throw new NoAnswerError(
    succeeded.success && parsed.error
      ? `${call.method} ${call.path} answered in a form that is not documented: ${z.prettifyError(parsed.error)}`
      : `What answers at ${address.url} is not leadgen (HTTP ${status}).`,
  );
}

async function send({ url, token, signal }: Address, { method, path, body }: Call) {
  try {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...bearer(token), ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
    });
    const text = await response.text();
    return { status: response.status, body: parse(text) };
  } catch (error) {
    signal.throwIfAborted();
    throw new NoAnswerError(`${url} cannot be reached (${reasonOf(error)}).`, { cause: error });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** For example ECONNREFUSED. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${PATIENCE / 1000} s`;
  const { code } = error as { code?: unknown };
  if (typeof code === "string") return code;
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}

/** All pages of a list. `path` has a question mark already. */
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
