export interface WrittenEmail {
  readonly subject: string;
  readonly body: string;
}

const SUBJECT = { min: 3, max: 150 };
const BODY = { min: 40, max: 4000 };

/** Leftovers of a template: {{name}}, {name}, [Your Company], <first name>, %FIRST_NAME%. */
const PLACEHOLDERS: readonly RegExp[] = [
  /\{{1,3}[^{}\n]{0,60}\}{1,3}/,
  /\[[^[\]\n]{0,60}\p{L}[^[\]\n]{0,60}\]/u,
  /<\s*(?:your|first|last|full|company|recipient|sender|name|insert)\b[^<>\n]{0,60}>/i,
  /%[A-Z][A-Z_]{2,40}%/,
];

function lengthProblem(name: string, text: string, { min, max }: { min: number; max: number }) {
  if (text.length === 0) return `The ${name} is empty.`;
  if (text.length < min) return `The ${name} has ${text.length} characters, fewer than ${min}.`;
  return text.length > max ? `The ${name} has ${text.length} characters, more than ${max}.` : undefined;
}

/** Why a mail must not be sent; undefined if it may be sent. */
export function emailProblem({ subject, body }: WrittenEmail): string | undefined {
  const length = lengthProblem("subject", subject, SUBJECT) ?? lengthProblem("body", body, BODY);
  if (length !== undefined) return length;
  if (/[\r\n]/.test(subject)) return "The subject has more than one line.";
  const found = PLACEHOLDERS.map((pattern) => pattern.exec(`${subject}\n${body}`)?.[0]).find(Boolean);
  return found === undefined ? undefined : `A placeholder is left in the text: ${found}`;
}
