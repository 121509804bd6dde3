/** Good answers, as the providers document them. The tables vary them. */

export const MATCH = {
  id: "p1",
  first_name: "Maren",
  last_name: "Holst",
  title: "Head of Operations",
  email: "maren@nordkyst.example",
  email_status: "verified",
  organization: { name: "Nordkyst Logistik", keywords: ["freight"], estimated_num_employees: 140 },
};

export const REVEAL = {
  status: "success",
  error_code: null,
  error_message: null,
  total_requested_enrichments: 2,
  unique_enriched_records: 1,
  missing_records: 1,
  credits_consumed: 1,
  matches: [MATCH, null] as unknown[],
  request_id: -7019990299000000000,
};

export const FOUND = {
  id: "70a1c0ffee00112233445566",
  first_name: "Maren",
  last_name_obfuscated: "Ho***t",
  title: "Head of Operations",
  has_email: true,
  has_direct_phone: "Yes",
  organization: { name: "Nordkyst Logistik", has_industry: true },
};

export const SEARCH = { total_entries: 1843, people: [FOUND] };

export const VERIFIED = {
  email: "maren.holst+ops@nordkyst.example",
  quality: "good",
  result: "ok",
  resultcode: 1,
  subresult: "ok",
  free: false,
  role: false,
  didyoumean: "",
  credits: 9421,
  executiontime: 1,
  error: "",
  livemode: true,
};

const SOURCE = "https://news.example/a";
export const FACTS = JSON.stringify({ facts: [{ text: "Opened a terminal.", source_url: SOURCE }] });

export function message(text: string, more: Record<string, unknown> = {}) {
  const content = [{ type: "output_text", text, annotations: [] }];
  return { type: "message", id: "m1", role: "assistant", status: "completed", content, ...more };
}

export const SEARCHED = {
  type: "search_results",
  queries: ["x"],
  results: [{ id: 1, url: SOURCE, title: "t", snippet: "s", source: "web" }],
};

/** A Perplexity run with these items. */
export function research(output: unknown, more: Record<string, unknown> = {}) {
  return {
    id: "resp_1",
    object: "response",
    created_at: 1795305600,
    model: "perplexity/sonar",
    status: "completed",
    output,
    usage: {
      input_tokens: 2310,
      output_tokens: 96,
      total_tokens: 2406,
      cost: { currency: "USD", input_cost: 0.0006, output_cost: 0.0002, total_cost: 0.0058 },
    },
    ...more,
  };
}

export const RESEARCH = research([SEARCHED, message(FACTS)]);

export const MAIL = JSON.stringify({
  subject: "Docks in Aarhus",
  body: "Hi Maren,\n\nA question about your docks in Aarhus. Is it busy?\n\nAda Berg\nDockwise",
});

/** An OpenAI run with these items. */
export function run(output: unknown, more: Record<string, unknown> = {}) {
  return {
    id: "resp_1",
    object: "response",
    created_at: 1795305600,
    completed_at: 1795305604,
    status: "completed",
    error: null,
    incomplete_details: null,
    model: "gpt-5.4-mini",
    output,
    usage: {
      input_tokens: 212,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 143,
      total_tokens: 355,
    },
    service_tier: "default",
    store: false,
    ...more,
  };
}

export const WRITTEN = run([message(MAIL)]);

export const COUNTERS = {
  status: "success",
  total_sent: 1,
  leads_uploaded: 0,
  in_blocklist: 0,
  blocklist_used: null,
  duplicated_leads: 0,
  skipped_count: 0,
  invalid_email_count: 0,
  incomplete_count: 0,
  duplicate_email_count: 0,
  remaining_in_plan: 9311,
  created_leads: [] as unknown[],
};

export const ADDED = {
  ...COUNTERS,
  leads_uploaded: 1,
  created_leads: [{ index: 0, id: "0199f0ab-2222-7333-8444-555566667777", email: "m@nordkyst.example" }],
};

export const LEAD = {
  id: "0199f0ab-2222-7333-8444-555566667777",
  email: "maren.holst+ops@nordkyst.example",
  campaign: "0199f0aa-1c2d-7e3f-8a4b-5c6d7e8f9012",
  status: 1,
  payload: { our_lead_id: "L-1", email_subject: "Docks" },
};

export const LEADS = { items: [LEAD], next_starting_after: null };

export const CAMPAIGN = { id: "0199f0aa-1c2d-7e3f-8a4b-5c6d7e8f9012", name: "Conformance", status: 0 };

/** A page of the workspace's accounts. */
export const ACCOUNTS = {
  items: [
    { email: "ada@ourdomain.example", first_name: "Ada", status: 1, daily_limit: 30, warmup_status: 1 },
    { email: "Bo@ourdomain.example", first_name: "Bo", status: 2, daily_limit: null, warmup_status: 0 },
  ],
  next_starting_after: "bo@ourdomain.example",
};

export const SENDING_STATUS = {
  campaign_id: "0199f0aa-1c2d-7e3f-8a4b-5c6d7e8f9012",
  last_updated: "2026-11-28T09:00:00.000Z",
  issue_tracking: {},
  diagnostics: { status: "out_of_schedule", last_updated: "2026-11-28T09:00:00.000Z" },
  summary: null,
};
