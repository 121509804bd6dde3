/** Where a browser says that a request came from. A program that is no browser says nothing. */
type Provenance = "same-origin" | "elsewhere" | "unsaid";

/**
 * `Sec-Fetch-Site` where there is one (browsers send it over HTTPS and to localhost), else `Origin` against `Host`.
 * A page cannot set any of the three.
 */
export function provenanceOf(request: Request): Provenance {
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" ? "same-origin" : "elsewhere";
  const origin = request.headers.get("origin");
  if (origin === null) return "unsaid";
  return URL.canParse(origin) && new URL(origin).host === hostOf(request) ? "same-origin" : "elsewhere";
}

/** `host:port` that the client asked for. */
export const hostOf = (request: Request): string => request.headers.get("host") ?? new URL(request.url).host;
