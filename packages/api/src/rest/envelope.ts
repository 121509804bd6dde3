import type { ApiError, ApiErrorCode } from "../errors/api-error.ts";
import { TRANSPORT } from "../errors/codes.ts";

/** Headers of every answer: it must not be cached, since state is wrong after seconds, and browsers must not guess its type. */
export const HEADERS = { "cache-control": "no-store", "x-content-type-options": "nosniff" } as const;

/** `{"status":"success","data":…}`; dates become ISO 8601 in UTC. */
export const success = (data: unknown, status = 200): Response =>
  Response.json({ status: "success", data }, { status, headers: HEADERS });

/** `{"status":"error","error":{"code","message","details"?}}` */
export function failure(error: ApiError, headers: Readonly<Record<string, string>> = {}): Response {
  const { code } = error;
  return Response.json(bodyOf(error), {
    status: TRANSPORT[code].status,
    headers: { ...HEADERS, ...headers, ...challengeOf(code) },
  });
}

interface Told {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export const bodyOf = ({ code, message, details }: Told) => ({
  status: "error",
  error: { code, message, ...(Object.keys(details).length > 0 && { details }) },
});

const challengeOf = (code: ApiErrorCode) =>
  code === "UNAUTHENTICATED" ? { "www-authenticate": "Bearer" } : {};
