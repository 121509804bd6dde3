import { hashHex } from "../data/hash.ts";

const SECRET_NAMES = new Set(["api", "api_key", "apikey", "key", "access_token", "token", "password"]);
const MASK = "***";

/** Identifies a key without storing it. */
export function fingerprint(key: string | null): string | null {
  return key === null ? null : hashHex(key).slice(0, 12);
}

/** The path with its query, the values of secret parameters masked. */
export function maskPath(pathname: string, query: URLSearchParams): string {
  const parts = [...query].map(([name, value]) => {
    const shown = SECRET_NAMES.has(name.toLowerCase()) ? MASK : encodeURIComponent(value);
    return `${encodeURIComponent(name)}=${shown}`;
  });
  return parts.length === 0 ? pathname : `${pathname}?${parts.join("&")}`;
}

/** A copy of a JSON value with secret fields of its objects masked, at any depth. */
export function maskBody(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskBody);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) =>
      SECRET_NAMES.has(name.toLowerCase()) && typeof field === "string"
        ? [name, MASK]
        : [name, maskBody(field)],
    ),
  );
}
