import { companyInText, inventCompany } from "../../data/companies.ts";
import { type Fact, factsAbout } from "../../data/facts.ts";
import { hashHex } from "../../data/hash.ts";
import type { FaultName } from "../../faults/catalogue.ts";
import { json } from "../../http/answer.ts";
import { companyNamedIn } from "../../text/email-brief.ts";
import { countTokens, promptText } from "../../text/prompt-text.ts";
import { type ResearchSubject, researchAuthor, researchProse } from "../../text/research-author.ts";
import { type JsonSchema, writeJson } from "../../text/write-json.ts";
import { free, type Outcome, type ProviderRequest } from "../provider.ts";
import { checkRequest } from "./check-request.ts";
import type { ResponsesRequest } from "./request-schema.ts";
import { type Run, runJson } from "./run-json.ts";

const FACTS_FOUND = 3;
/** US dollars: per input token, per output token, per web search. */
const PRICES = { input: 0.25 / 1e6, output: 2.5 / 1e6, search: 0.005 } as const;

/** `POST /v1/responses` (and its alias `/v1/agent`). */
export function respond(request: ProviderRequest): Outcome {
  const checked = checkRequest(request.body);
  if (!checked.ok) return free(checked.answer);
  const asked = checked.request;
  const requestKey = hashHex("perplexity", request.rawBody);
  const nth = request.state.repetitions.get(requestKey) ?? 0;
  const searched = usesSearch(asked);
  const subject = research(request, asked, searched);
  const id = `resp_${hashHex(request.seed, requestKey, nth).slice(0, 24)}`;
  const run: Run = {
    id,
    createdAt: Math.floor(request.now.getTime() / 1000),
    model: asked.model ?? asked.models?.[0] ?? "perplexity/sonar",
    queries: searched ? [`${subject.companyName} news`] : null,
    sources: searched ? subject.facts : [],
    text: wrap(request.fault, write(asked, subject)),
    fault: request.fault,
    usage: usageOf(request, asked, { searched, subject }),
    store: asked.store ?? true,
    background: asked.background ?? false,
  };
  const costUsd = run.usage.cost.total_cost;
  const effect = {
    kind: "perplexity.answered",
    responseId: id,
    requestKey,
    costUsd,
    company: subject.companyName,
  } as const;
  return { answer: json(200, runJson(run)), effect };
}

function research(request: ProviderRequest, asked: ResponsesRequest, searched: boolean): ResearchSubject {
  const prompt = promptText(asked.input);
  const label = companyNamedIn(prompt);
  const company = companyInText(request.seed, prompt) ?? (label ? inventCompany(request.seed, label) : null);
  const nothing = !company || !searched || request.fault === "empty-search";
  const facts: Fact[] = nothing ? [] : factsAbout(request.seed, company).slice(0, FACTS_FOUND);
  return { seed: request.seed, company, companyName: company?.name ?? "the company", facts };
}

function write(asked: ResponsesRequest, subject: ResearchSubject): string {
  const schema = asked.response_format?.json_schema.schema as JsonSchema | undefined;
  return schema ? JSON.stringify(writeJson(schema, researchAuthor(subject))) : researchProse(subject);
}

/** Models other than Perplexity's own are widely seen to put something around the JSON that was asked for. */
function wrap(fault: FaultName | null, text: string): string {
  switch (fault) {
    case "off-schema-text":
      return "I'm sorry, I could not find a JSON answer.";
    case "fenced-json":
      return `\`\`\`json\n${text}\n\`\`\``;
    case "think-block":
      return `<think>\nThe user wants {"facts": []} about the company.\n</think>\n\n${text}`;
    default:
      return text;
  }
}

/** Search is not automatic: the tool has to be there, or a preset that bundles it. */
function usesSearch({ tools, preset }: ResponsesRequest): boolean {
  return preset !== undefined || (tools ?? []).some((tool) => tool.type === "web_search");
}

function usageOf(
  request: ProviderRequest,
  asked: ResponsesRequest,
  { searched, subject }: { searched: boolean; subject: ResearchSubject },
): Run["usage"] {
  const pages = subject.facts.length * 700;
  const input = countTokens(request.rawBody) + pages;
  const output = countTokens(write(asked, subject));
  const inputCost = round(input * PRICES.input);
  const outputCost = round(output * PRICES.output);
  const toolCost = searched ? PRICES.search : 0;
  return {
    input_tokens: input,
    output_tokens: output,
    total_tokens: input + output,
    input_tokens_details: { cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
    ...(searched ? { tool_calls_details: { search_web: { invocation: 1 } } } : {}),
    cost: {
      currency: "USD",
      input_cost: inputCost,
      output_cost: outputCost,
      tool_calls_cost: toolCost,
      total_cost: round(inputCost + outputCost + toolCost),
    },
  };
}

function round(usd: number): number {
  return Number(usd.toFixed(6));
}
