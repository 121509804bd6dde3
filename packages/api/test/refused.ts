import { TRPCError } from "@trpc/server";
import { expect } from "vitest";
import { ApiError, type ApiErrorCode } from "../src/errors/api-error.ts";
import { TRANSPORT } from "../src/errors/codes.ts";

/** The API's error; fails if there was an answer or another kind of error. */
async function refused(answer: Promise<unknown>): Promise<ApiError> {
  const error = await answer.then(
    (value) => {
      throw new Error(`expected a refusal, got ${JSON.stringify(value)}`);
    },
    (reason: unknown) => reason,
  );
  if (!(error instanceof TRPCError) || !(error.cause instanceof ApiError)) throw error;
  expect(error.code).toBe(TRANSPORT[error.cause.code].trpc);
  expect(error.message).toBe(error.cause.message);
  return error.cause;
}

/** Expects that a call is refused with this code and a message like this. */
export async function expectRefused(
  answer: Promise<unknown>,
  code: ApiErrorCode,
  message = /./,
): Promise<ApiError> {
  const error = await refused(answer);
  expect({ code: error.code, message: error.message }).toEqual({
    code,
    message: expect.stringMatching(message),
  });
  return error;
}
