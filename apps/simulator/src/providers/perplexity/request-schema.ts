import { z } from "zod";

const date = z.string().regex(/^\d{1,2}\/\d{1,2}\/\d{4}$/, "Dates must be in MM/DD/YYYY format");

const filters = z.strictObject({
  search_domain_filter: z.array(z.string().min(1).max(253)).max(20).optional(),
  search_recency_filter: z.enum(["hour", "day", "week", "month", "year"]).optional(),
  search_after_date_filter: date.optional(),
  search_before_date_filter: date.optional(),
  last_updated_after_filter: date.optional(),
  last_updated_before_filter: date.optional(),
});

const webSearch = z.strictObject({
  type: z.literal("web_search"),
  filters: filters.optional(),
  search_context_size: z.enum(["low", "medium", "high"]).optional(),
  user_location: z
    .strictObject({
      country: z.string().optional(),
      city: z.string().optional(),
      region: z.string().optional(),
      latitude: z.number().optional(),
      longitude: z.number().optional(),
    })
    .optional(),
  max_tokens: z.number().int().positive().optional(),
  max_tokens_per_page: z.number().int().positive().optional(),
  max_results: z.number().int().min(1).max(50).optional(),
});

const fetchUrl = z.strictObject({
  type: z.literal("fetch_url"),
  max_urls: z.number().int().positive().optional(),
});

const contentPart = z.strictObject({ type: z.enum(["input_text", "output_text", "text"]), text: z.string() });

const inputItem = z.strictObject({
  type: z.literal("message").optional(),
  role: z.enum(["user", "assistant", "system", "developer"]),
  content: z.union([z.string(), z.array(contentPart)]),
});

const responseFormat = z.strictObject({
  type: z.literal("json_schema"),
  json_schema: z.strictObject({
    name: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, "name must be 1 to 64 of letters, digits, _ and -"),
    schema: z.record(z.string(), z.unknown()),
    strict: z.boolean().nullable().optional(),
    description: z.string().nullable().optional(),
  }),
});

/** Body of `POST /v1/responses`. Unknown fields are refused at every depth, as the service does. */
export const responsesRequest = z.strictObject({
  input: z.union([z.string().min(1), z.array(inputItem).min(1)]),
  model: z.string().optional(),
  models: z.array(z.string()).min(1).max(5).optional(),
  preset: z.string().optional(),
  instructions: z.string().nullable().optional(),
  tools: z.array(z.discriminatedUnion("type", [webSearch, fetchUrl])).optional(),
  tool_choice: z.union([z.string(), z.strictObject({ type: z.string() })]).optional(),
  response_format: responseFormat.optional(),
  max_output_tokens: z.number().int().positive().optional(),
  max_steps: z.number().int().positive().optional(),
  max_tool_calls: z.number().int().positive().optional(),
  parallel_tool_calls: z.boolean().optional(),
  reasoning: z.strictObject({ effort: z.string().optional() }).optional(),
  temperature: z.number().min(0).max(2).optional(),
  top_p: z.number().min(0).max(1).optional(),
  language_preference: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
  truncation: z.string().optional(),
  previous_response_id: z.string().optional(),
  store: z.boolean().optional(),
  stream: z.boolean().optional(),
  stream_options: z.record(z.string(), z.unknown()).optional(),
  background: z.boolean().optional(),
  profile: z.string().optional(),
  skills: z.array(z.unknown()).optional(),
});

export type ResponsesRequest = z.infer<typeof responsesRequest>;

export const MODELS = [
  "perplexity/sonar",
  "openai/gpt-5.4",
  "openai/gpt-5.4-mini",
  "anthropic/claude-sonnet-5",
  "google/gemini-3-pro",
  "xai/grok-5",
] as const;

export const PRESETS = [
  "fast",
  "low",
  "medium",
  "high",
  "xhigh",
  "fast-search",
  "pro-search",
  "deep-research",
  "advanced-deep-research",
] as const;
