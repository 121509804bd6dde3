import { ApiError, type ApiErrorCode } from "./api-error.ts";

/** A refusal of one field, in the format of zod's: the message names the field, and programs find it in `details.issues`. */
export const fieldError = (
  field: string,
  message: string,
  code: Extract<ApiErrorCode, "INVALID_INPUT" | "UNAUTHENTICATED" | "PRECONDITION_FAILED"> = "INVALID_INPUT",
): ApiError => new ApiError(code, `${field}: ${message}`, { issues: [{ field, message }] });
