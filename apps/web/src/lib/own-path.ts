/** Where one arrives without having asked for a page; who is there, is sent on from there. */
export const HOME = "/";

/** Stands for this app's own address; nothing can be reached under it. */
const HERE = "http://own.invalid";

/** Read by a browser as the address itself would be, so that what it takes for another site is refused. */
function parse(text: string): URL | undefined {
  return URL.canParse(text, HERE) ? new URL(text, HERE) : undefined;
}

/** A page of this app to go on to, from `?next=`; HOME for everything else, other sites and the API included. */
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

/** The address of a page that leads back to `next`. */
export function withNext(page: "/sign-in" | "/sign-up", next: string): string {
  const target = ownPath(next);
  return target === HOME ? page : `${page}?next=${encodeURIComponent(target)}`;
}
