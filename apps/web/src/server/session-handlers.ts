import { isToken, SESSION_COOKIE } from "@leadgen/api";
import { NextResponse } from "next/server";
import { z } from "zod";
import { runtime } from "./runtime.ts";

/** A working day and a bit, in seconds. */
const SESSION_SECONDS = 12 * 60 * 60;

const body = z.object({ token: z.string().trim().min(1).max(500) });

/** Takes `{token}` as JSON and, if it is the operator's, answers with the session cookie. */
export async function signIn(request: Request): Promise<Response> {
  // A form of another site can post, but not this type; so nobody can be signed in without knowing.
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    return failure(415, "INVALID_INPUT", "Send the token as JSON.");
  }
  const parsed = body.safeParse(await request.json().catch(() => null));
  if (!parsed.success) return failure(400, "INVALID_INPUT", "Enter the operator token.");
  const { operatorToken } = runtime().env;
  if (operatorToken === undefined || !isToken(operatorToken, parsed.data.token)) {
    return failure(
      401,
      "UNAUTHENTICATED",
      "This is not the operator token. It is OPERATOR_TOKEN of the server.",
    );
  }
  const response = NextResponse.json({ status: "success", data: { role: "operator" } });
  response.cookies.set(cookie(request, operatorToken, SESSION_SECONDS));
  return response;
}

/** Takes the cookie back. */
export function signOut(request: Request): Response {
  const response = NextResponse.json({ status: "success", data: null });
  response.cookies.set(cookie(request, "", 0));
  return response;
}

function cookie(request: Request, value: string, maxAge: number) {
  const scheme = request.headers.get("x-forwarded-proto") ?? new URL(request.url).protocol;
  return {
    name: SESSION_COOKIE,
    value,
    maxAge,
    path: "/",
    httpOnly: true,
    sameSite: "strict",
    secure: scheme.startsWith("https"),
  } as const;
}

function failure(status: number, code: string, message: string): Response {
  return NextResponse.json({ status: "error", error: { code, message } }, { status });
}
