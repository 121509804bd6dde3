/** The default page, which redirects to a page that suits the visitor. */
export const HOME = "/";

/** A placeholder for this app's own address; it can't be reached. */
const HERE = "http://own.invalid";

/** Parses as a browser would, so that an address that leads to another site is refused. */
function parse(text: string): URL | undefined {
  return URL.canParse(text, HERE) ? new URL(text, HERE) : undefined;
}

/** The page of this app that `?next=` names; HOME for everything else, including other sites and the API. */
export function ownPath(next: string | readonly string[] | null | undefined): string {
  if (typeof next !== "string" || !next.startsWith("/")) return HOME;
  const url = parse(next);
  if (url === undefined || url.origin !== HERE) return HOME;
  const path = url.pathname;
  if (
    path.startsWith("//") ||
    path === "/" ||
    /^\/(api|_next|sign-in|sign-up|forgot-password|reset-password)(\/|$)/.test(path)
  )
    return HOME;
  return path + url.search;
}

/** The address of a page that continues to `next`. */
export function withNext(page: "/sign-in" | "/sign-up", next: string): string {
  const target = ownPath(next);
  return target === HOME ? page : `${page}?next=${encodeURIComponent(target)}`;
}
