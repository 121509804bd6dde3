import { authSecret } from "../accounts/auth-secret.ts";
import { trustedProxies } from "../accounts/client-address.ts";
import type { ApiDeps } from "../deps/api-deps.ts";

/** Characters. */
const MIN_TOKEN = 16;

type Checked = Pick<ApiDeps, "operatorToken" | "development" | "authSecret" | "trustedProxies">;

/** @throws if the API could be used by anybody. Called by `createApi`; an app may call it earlier, to exit 1. */
export function checkApiConfig(config: Checked): void {
  trustedProxies(config.trustedProxies);
  if (!config.development) checkOperatorToken(config.operatorToken?.trim() ?? "");
  authSecret(config);
}

/** The operator token is compared without a database, so nothing counts wrong guesses. */
function checkOperatorToken(token: string): void {
  if (token.length >= MIN_TOKEN) return;
  const problem =
    token === ""
      ? "No operator token is set, so anybody could close the breaker."
      : `OPERATOR_TOKEN has ${token.length} characters, so it can be guessed.`;
  throw new Error(
    `${problem} Set OPERATOR_TOKEN to a random value of ${MIN_TOKEN} characters or more, for example from \`openssl rand -hex 32\`.`,
  );
}
