/** The environment variables that the tests read. */
export const CHROMIUM_PATH = process.env.CHROMIUM_PATH;

/** The environment for child processes, without vitest's own variables. */
export function childEnv(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  // The type requires NODE_ENV; the tests start the product as in production.
  return { NODE_ENV: "production", PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), ...own };
}
