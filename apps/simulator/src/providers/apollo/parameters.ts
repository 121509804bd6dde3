import type { ProviderRequest } from "../provider.ts";

/** Apollo documents query parameters (`name[]` for lists); clients also send them as a JSON body. Both are read. */
export class Parameters {
  readonly #query: URLSearchParams;
  readonly #body: Readonly<Record<string, unknown>>;

  constructor(request: Pick<ProviderRequest, "query" | "body">) {
    const { body } = request;
    this.#query = request.query;
    this.#body =
      typeof body === "object" && body !== null && !Array.isArray(body)
        ? (body as Record<string, unknown>)
        : {};
  }

  /** The first value, as text; undefined if it was not sent. */
  text(name: string): string | undefined {
    const fromQuery = this.#query.get(name);
    if (fromQuery !== null) return fromQuery;
    const fromBody = this.#body[name];
    return fromBody === undefined || fromBody === null ? undefined : String(fromBody);
  }

  list(name: string): string[] {
    const fromQuery = [...this.#query.getAll(`${name}[]`), ...this.#query.getAll(name)];
    if (fromQuery.length > 0) return fromQuery.filter((value) => value !== "");
    const fromBody = this.#body[name] ?? this.#body[`${name}[]`];
    return Array.isArray(fromBody) ? fromBody.map(String) : [];
  }

  /** Null if it was sent and is not a whole number. */
  integer(name: string, fallback: number): number | null {
    const text = this.text(name);
    if (text === undefined) return fallback;
    return /^-?\d+$/.test(text) ? Number(text) : null;
  }

  number(name: string): number | null {
    const value = Number(this.text(name));
    return this.text(name) !== undefined && Number.isFinite(value) ? value : null;
  }
}
