import { ApiError, type ApiErrorCode } from "./api-error.ts";

/** A refusal of one field, as zod's are told: the sentence names the field, and programs find it in `details.issues`. */
export const fieldError = (
  field: string,
  message: string,
  code: Extract<ApiErrorCode, "INVALID_INPUT" | "UNAUTHENTICATED" | "PRECONDITION_FAILED"> = "INVALID_INPUT",
): ApiError => new ApiError(code, `${field}: ${message}`, { issues: [{ field, message }] });
