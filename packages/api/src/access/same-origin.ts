/** Where a request came from, as the browser reports it. Other programs report nothing. */
type Provenance = "same-origin" | "elsewhere" | "unsaid";

/**
 * Reads `Sec-Fetch-Site` if present (browsers send it over HTTPS and to localhost), otherwise compares `Origin` with `Host`.
 * A page cannot set any of the three.
 */
export function provenanceOf(request: Request): Provenance {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" ? "same-origin" : "elsewhere";
  const origin = request.headers.get("origin");
  if (origin === null) return "unsaid";
  return URL.canParse(origin) && new URL(origin).host === hostOf(request) ? "same-origin" : "elsewhere";
}

/** `host:port` that the client requested. */
export const hostOf = (request: Request): string => request.headers.get("host") ?? new URL(request.url).host;
