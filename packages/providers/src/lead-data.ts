/** What a model may be told about a lead: names and public facts, never the e-mail address. */
export interface LeadPerson {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly title: string | null;
}

export interface LeadCompany {
  readonly name: string | null;
  readonly domain: string | null;
  readonly industry?: string | null;
  readonly country?: string | null;
  readonly description?: string | null;
}

/** One researched statement and the page that states it. */
export interface Fact {
  readonly text: string;
  readonly sourceUrl: string;
}

/** Data for a prompt as one JSON text, without unknown fields. */
export function asPromptData(data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(data, (_key, value) => (value === null || value === "" ? undefined : value), 1);
}
