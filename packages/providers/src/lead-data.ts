/** Who a lead is, as far as it may be told to a model: names and public facts, never the address. */
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

/** One researched statement and where it stands. */
export interface Fact {
  readonly text: string;
  readonly sourceUrl: string;
}

/** Data as data: one JSON text, without the fields that are unknown. */
export function asPromptData(data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(data, (_key, value) => (value === null || value === "" ? undefined : value), 1);
}
