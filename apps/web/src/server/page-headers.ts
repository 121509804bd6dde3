import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Two years, in seconds. */
const HSTS = "max-age=63072000";

/** Sets the headers that depend on the request or a setting (next.config.ts has the constant ones). */
export function pageHeaders(publicUrl: string | undefined) {
  const secure = publicUrl?.startsWith("https:") ?? false;
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (secure) response.setHeader("strict-transport-security", HSTS);
    const { headers, url = "" } = request;
    delete headers["content-security-policy-report-only"];
    // The API's own page, /api/docs, has a stricter policy; Next's files have none.
    if (url.startsWith("/api/") || url.startsWith("/_next/")) return;
    const policy = contentSecurityPolicy(randomBytes(16).toString("base64"));
    // Next reads its scripts' nonce from this request header. This replaces a header of that name from the client.
    headers["content-security-policy"] = policy;
    response.setHeader("content-security-policy", policy);
  };
}

const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Style attributes cannot have a nonce, and Mantine writes them.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
