/** The app's pages as the access log and the metrics name them. A test compares them with the folders of `src/app`. */
export const PAGES: readonly string[] = [
  "/",
  "/account",
  "/audit",
  "/campaigns",
  "/campaigns/{campaignId}",
  "/first-steps",
  "/forgot-password",
  "/invitations/{secret}",
  "/jobs",
  "/jobs/{jobId}",
  "/organizations",
  "/organizations/{organizationId}",
  "/queue",
  "/reset-password",
  "/sign-in",
  "/sign-up",
];

/** Paths that are neither pages nor the API's. */
const OTHERS = ["/metrics", "/icon.svg", "/favicon.ico"];

/** The name of every unknown address, so that clients can't invent values of a label. */
export const NOWHERE = "{none}";
export const NEXT_FILE = "/_next/{file}";

const PATTERNS = PAGES.map((page) => ({
  page,
  pattern: new RegExp(`^${page.replace(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The name of an address outside the API. @param url as the client wrote it. */
export function pageOf(url: string): string {
  const path = url.split("?")[0] ?? "";
  if (path.startsWith("/_next/")) return NEXT_FILE;
  if (OTHERS.includes(path)) return path;
  return PATTERNS.find(({ pattern }) => pattern.test(path))?.page ?? NOWHERE;
}
