/**
 * A base URL without trailing slashes and without the version path that many people include:
 * `https://api.openai.com` and `https://api.openai.com/v1` mean the same.
 */
export function serviceRoot(baseUrl: string, versionPath: string): string {
  const root = baseUrl.replace(/\/+$/, "");
  return root.endsWith(versionPath) ? root.slice(0, -versionPath.length) : root;
}
