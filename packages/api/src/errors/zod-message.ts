import type { z } from "zod";

const SHOWN = 3;
/** Characters; a message lists every unknown key, and a body can hold a hundred thousand. */
const LONGEST = 300;

const cut = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\p{Surrogate}$/u, "")}…` : text;

const fieldOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, at) =>
      typeof part === "number" ? `[${part}]` : at === 0 ? String(part) : `.${String(part)}`,
    )
    .join("");

/** `criteria.titles[2]: …; leadLimit: …`: names at most three fields and never repeats a value. */
export function zodMessage(error: z.ZodError): string {
  const lines = error.issues.slice(0, SHOWN).map((issue) => {
    const field = fieldOf(issue.path);
    return cut(field === "" ? issue.message : `${field}: ${issue.message}`);
  });
  const more = error.issues.length - lines.length;
  return `${lines.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}

/** The same for programs. */
export const zodDetails = (error: z.ZodError): { issues: { field: string; message: string }[] } => ({
  issues: error.issues.slice(0, 20).map((issue) => ({
    field: cut(fieldOf(issue.path)),
    message: cut(issue.message),
  })),
});
