/** The app's pages as the access log and the metrics name them. A test holds them against the folders of `src/app`. */
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

/** What is no page and not the API's. */
const OTHERS = ["/metrics", "/icon.svg", "/favicon.ico"];

/** Stands for every address at which there is nothing, so that nobody can make up names for a label. */
export const NOWHERE = "{none}";
export const NEXT_FILE = "/_next/{file}";

const PATTERNS = PAGES.map((page) => ({
  page,
  pattern: new RegExp(`^${page.replace(/\{\w+\}/g, "[^/]+")}$`),
}));

/** The name of an address that is none of the API's. @param url as the client wrote it. */
export function pageOf(url: string): string {
  const path = url.split("?")[0] ?? "";
  if (path.startsWith("/_next/")) return NEXT_FILE;
  if (OTHERS.includes(path)) return path;
  return PATTERNS.find(({ pattern }) => pattern.test(path))?.page ?? NOWHERE;
}
