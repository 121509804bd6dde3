import { errorCode, errorDetails } from "./api-error.ts";

interface Issue {
  readonly field: string;
  readonly message: string;
}

/** An error's messages about the fields of a form, by field name. Messages about other fields are omitted. */
export function fieldErrors<Name extends string>(
  error: unknown,
  names: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  const found = {} as Partial<Record<Name, string>>;
  if (!CODES.includes(errorCode(error) ?? "")) return found;
  const issues = errorDetails(error).issues as readonly Issue[] | undefined;
  for (const { field, message } of issues ?? []) {
    const name = names.find((each) => field === each || field.startsWith(`${each}[`));
    if (name !== undefined) found[name] ??= sentence(message);
  }
  return found;
}

/** Refusals that may be about a field. */
const CODES = ["INVALID_INPUT", "UNAUTHENTICATED"];

const sentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
