import type { InstantlyLead } from "./model.ts";

/** Puts the lead's values in place of `{{firstName}}` and the like. An unknown field leaves nothing. */
export function mergeFields(template: string, lead: InstantlyLead): string {
  const values = valuesOf(lead);
  return template.replaceAll(/\{\{\s*([\w .-]+?)\s*\}\}/g, (_, name: string) => values[name] ?? "");
}

/** The service's own fields in its spelling; custom variables keep the names that they were sent with. */
function valuesOf(lead: InstantlyLead): Readonly<Record<string, string>> {
  const custom = Object.entries(lead.payload).map(([name, value]) => [
    name,
    value === null ? "" : String(value),
  ]);
  return {
    ...Object.fromEntries(custom),
    email: lead.email,
    firstName: lead.first_name ?? "",
    lastName: lead.last_name ?? "",
    companyName: lead.company_name ?? "",
    companyDomain: lead.company_domain ?? "",
    jobTitle: lead.job_title ?? "",
    website: lead.website ?? "",
    phone: lead.phone ?? "",
    personalization: lead.personalization ?? "",
  };
}
