/** What the tests read of their environment. */
export const CHROMIUM_PATH = process.env.CHROMIUM_PATH;

/** For child processes: what they need of ours, without what vitest put in. */
export function childEnv(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  // The type asks for NODE_ENV; what is started in a test is the product.
  return { NODE_ENV: "production", PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), ...own };
}
