import { z } from "zod";
import { recordIn } from "../call/loose.ts";
import type { Fact } from "../lead-data.ts";
import { modelJson } from "../model/model-json.ts";

/** The addresses of the pages that the search found. An entry without an address is ignored. */
export function sourcesOf(output: readonly unknown[]): string[] {
  return output.flatMap((item) => {
    const fields = recordIn(item);
    if (fields?.type !== "search_results" || !Array.isArray(fields.results)) return [];
    return fields.results.flatMap((result) => {
      const url = recordIn(result)?.url;
      return typeof url === "string" ? [url] : [];
    });
  });
}

const factsSchema = z.object({ facts: z.array(z.unknown()) });

/**
 * The facts in the model's text, without those that lack text or source; undefined if the text has another shape.
 */
export function factsIn(texts: readonly string[]): Fact[] | undefined {
  return modelJson(texts, factsSchema)?.facts.flatMap((fact) => {
    const { text, source_url: sourceUrl } = recordIn(fact) ?? {};
    const whole = typeof text === "string" && typeof sourceUrl === "string";
    return whole ? [{ text: text.trim(), sourceUrl: sourceUrl.trim() }] : [];
  });
}

/** A key that is equal for all spellings of one page's address. */
function pageKey(address: string): string | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  return `${url.hostname.replace(/^www\./, "")}${url.pathname.replace(/\/+$/, "")}${url.search}`;
}

/**
 * The facts whose source is among the pages that the search returned. A model also names pages from memory,
 * and those facts can't be checked.
 */
export function supportedFacts(facts: readonly Fact[], sources: readonly string[]): Fact[] {
  const pages = new Set(sources.map(pageKey));
  return facts.filter((fact) => {
    const page = pageKey(fact.sourceUrl);
    return fact.text !== "" && page !== undefined && pages.has(page);
  });
}
