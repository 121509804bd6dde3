import { z } from "zod";
import { provenanceOf } from "../access/same-origin.ts";
import { isToken } from "../access/token.ts";
import { tokenAttempt } from "../accounts/attempts.ts";
import { sessionCookie } from "../accounts/session-cookie.ts";
import { giveBackAttempt, takeAttempt } from "../accounts/take-attempt.ts";
import { ApiError } from "../errors/api-error.ts";
import { fieldError } from "../errors/field-error.ts";
import type { Context } from "../procedure/context.ts";
import { BODY } from "../rest/body-limits.ts";
import { success } from "../rest/envelope.ts";
import { readJson } from "../rest/read-body.ts";

/** The web app's sign-in page posts the installation's token here. Not part of REST: programs send the token itself. */
export const TOKEN_SESSION_PATH = "/api/session";
export const TOKEN_SESSION_METHODS: readonly string[] = ["DELETE", "POST"];

/** Seconds; a little more than a working day. */
const TOKEN_SECONDS = 12 * 60 * 60;

const body = z.strictObject({
  token: z.string().trim().min(1, "must not be empty").max(500, "must have at most 500 characters"),
});

/**
 * POST `{token}` sets the cookie if the token is right; wrong tokens count as failed log-ins. DELETE clears the cookie.
 * @throws ApiError UNAUTHENTICATED, TOO_MANY_REQUESTS, FORBIDDEN for other sites' pages, INVALID_INPUT.
 */
export async function tokenSession(request: Request, context: Context): Promise<Response> {
  if (provenanceOf(request) === "elsewhere") {
    throw new ApiError("FORBIDDEN", "Refused: the request did not come from this site's own pages.");
  }
  if (request.method === "DELETE") {
    context.answer.append("set-cookie", sessionCookie(null, context.cookie));
    return success({ loggedOut: true });
  }
  // Another site's form can post, but not with this content type, even if an old browser sends no origin.
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    throw new ApiError("UNSUPPORTED_MEDIA_TYPE", "Send the token as JSON.");
  }
  const { token } = body.parse(await readJson(request, { bytes: BODY.open, known: async () => {} }));
  await logInWithToken(token, context);
  return success({ kind: "installation" });
}

async function logInWithToken(token: string, { deps, from, answer, cookie }: Context): Promise<void> {
  const attempt = tokenAttempt(deps, from.address);
  await takeAttempt(deps.pool, attempt);
  const { operatorToken } = deps;
  if (!operatorToken || !isToken(operatorToken, token)) {
    throw fieldError("token", "is not OPERATOR_TOKEN of the server", "UNAUTHENTICATED");
  }
  await giveBackAttempt(deps.pool, attempt);
  answer.append("set-cookie", sessionCookie(operatorToken, cookie, TOKEN_SECONDS));
}
