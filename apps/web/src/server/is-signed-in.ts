import { isToken, SESSION_COOKIE } from "@leadgen/api";
import { cookies } from "next/headers";
import { runtime } from "./runtime.ts";

/** Whether this request carries the operator's session. In development without a token there is nothing to know. */
export async function isSignedIn(): Promise<boolean> {
  const session = (await cookies()).get(SESSION_COOKIE)?.value;
  const { operatorToken, development } = runtime().env;
  if (operatorToken === undefined) return development;
  return session !== undefined && isToken(operatorToken, session);
}
