/** What a JSON prompt says about the recipient; null where it says nothing. */
export interface StatedBrief {
  readonly firstName: string | null;
  readonly title: string | null;
  readonly companyName: string | null;
  readonly facts: readonly string[];
  readonly offer: string | null;
  readonly senderName: string | null;
  readonly senderCompany: string | null;
}

/** The first JSON object in a prompt; null if there is none. */
export function jsonInPrompt(prompt: string): unknown {
  const start = prompt.indexOf("{");
  const end = prompt.lastIndexOf("}");
  if (start < 0 || end < start) return null;
  try {
    return JSON.parse(prompt.slice(start, end + 1)) as unknown;
  } catch {
    return null;
  }
}

/** Reads the fields by their usual names, at any depth; the sender's own fields are recognized by their prefix. */
export function statedBrief(json: unknown): StatedBrief {
  const fields = [...walk(json, "")];
  const text = (pattern: RegExp) =>
    fields.find(([path, value]) => pattern.test(path) && value !== "")?.[1] ?? null;
  return {
    firstName: text(/(?<!sender[._]?)first_?name$/),
    title: text(/(?<!sender[._]?)(^|[._])(job_?)?title$/),
    companyName: text(/(^|\.)(company|organi[sz]ation|employer)(\.name|_?name)?$/),
    facts: fields.flatMap(([path, value]) =>
      /(facts?|findings?)(\.\d+)?(\.(text|fact|statement))?$/.test(path) ? [value] : [],
    ),
    offer: text(/(^|\.)(offer|offer\.product|product|value_?proposition|pitch)$/),
    senderName: text(/sender[._]?name$/),
    senderCompany: text(/sender[._]?company(\.name|_?name)?$/),
  };
}

/** Every text in a JSON value with its path in lower case: `recipient.company.name`. */
function* walk(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === "string") yield [path, value.trim()];
  if (typeof value !== "object" || value === null) return;
  for (const [key, field] of Object.entries(value)) {
    yield* walk(field, path === "" ? key.toLowerCase() : `${path}.${key.toLowerCase()}`);
  }
}
