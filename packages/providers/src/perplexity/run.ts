import { z } from "zod";
import { jsonOf } from "../http/provider-words.ts";
import type { Fact } from "../lead-data.ts";

const contentSchema = z.object({
  type: z.string(),
  text: z.string().optional(),
  refusal: z.string().optional(),
});

const resultsSchema = z.array(z.object({ url: z.string() }));

/** Items of unknown type pass: only `message` and the two kinds of sources are read. */
const itemSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("message"), content: z.array(contentSchema) }),
  z.object({ type: z.literal("search_results"), results: resultsSchema }),
]);

const errorSchema = z.object({
  message: z.string().nullish(),
  type: z.string().nullish(),
  code: z.union([z.string(), z.number()]).nullish(),
});

/** Read first: a failed run need not have the rest. */
export const runStatusSchema = z.object({ status: z.string(), error: errorSchema.nullish() });

export const runSchema = z.object({
  output: z.array(z.looseObject({ type: z.string() })).transform((items, context) => {
    const known = items.filter(({ type }) => type === "message" || type === "search_results");
    const parsed = z.array(itemSchema).safeParse(known);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: "custom", message: "an output item has another shape" });
    return z.NEVER;
  }),
  usage: z
    .object({ cost: z.object({ total_cost: z.number() }).nullish().catch(null) })
    .nullish()
    .catch(null),
});

type Item = z.output<typeof itemSchema>;

/** The texts of the assistant's message parts. */
export function messageParts(items: readonly Item[]): z.output<typeof contentSchema>[] {
  return items.flatMap((item) => (item.type === "message" ? item.content : []));
}

export function sourcesOf(items: readonly Item[]): string[] {
  return items.flatMap((item) => (item.type === "search_results" ? item.results.map(({ url }) => url) : []));
}

const factsSchema = z.object({ facts: z.array(z.object({ text: z.string(), source_url: z.string() })) });

/** The facts in the model's text; undefined if the text is not what was asked for. */
export function factsIn(text: string): Fact[] | undefined {
  const parsed = factsSchema.safeParse(jsonOf(text));
  return parsed.data?.facts.map((fact) => ({ text: fact.text.trim(), sourceUrl: fact.source_url.trim() }));
}

/** One page, however its address is written. */
function pageKey(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return `${url.hostname.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}`;
}

/**
 * The facts whose source is among the pages that were really found. A model also names pages from memory,
 * and what is said there cannot be checked.
 */
export function supportedFacts(facts: readonly Fact[], sources: readonly string[]): Fact[] {
  const pages = new Set(sources.map(pageKey));
  return facts.filter((fact) => {
    const page = pageKey(fact.sourceUrl);
    return fact.text !== "" && page !== undefined && pages.has(page);
  });
}
