import { hoursProblem, SENDING_DEFAULTS, type SendingSettings } from "@leadgen/core";
import { fieldError } from "../errors/field-error.ts";

type Hours = Pick<SendingSettings, "sendFrom" | "sendTo">;

/** Validates two fields together; the schema cannot, as one of them may be in the row. @throws ApiError INVALID_INPUT. */
export function refuseHours(
  said: { readonly [F in keyof Hours]?: string | undefined },
  otherwise: Hours = SENDING_DEFAULTS,
): void {
  const { sendFrom = otherwise.sendFrom, sendTo = otherwise.sendTo } = said;
  const problem = hoursProblem({ sendFrom, sendTo });
  if (problem !== null) throw fieldError(problem.field, problem.message);
}
