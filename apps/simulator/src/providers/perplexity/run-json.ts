import type { Fact } from "../../data/facts.ts";
import type { FaultName } from "../../faults/catalogue.ts";

/** A finished run of the Agent API, before a fault changes it. */
export interface Run {
  readonly id: string;
  /** Unix seconds. */
  readonly createdAt: number;
  readonly model: string;
  /** Null if the web was not searched. */
  readonly queries: readonly string[] | null;
  readonly sources: readonly Fact[];
  readonly text: string;
  readonly fault: FaultName | null;
  readonly usage: {
    readonly input_tokens: number;
    readonly output_tokens: number;
    readonly total_tokens: number;
    readonly input_tokens_details: object;
    readonly tool_calls_details?: object;
    readonly cost: {
      readonly currency: string;
      readonly input_cost: number;
      readonly output_cost: number;
      readonly tool_calls_cost: number;
      readonly total_cost: number;
    };
  };
  readonly store: boolean;
  readonly background: boolean;
}

/** The wire form. Failed, cancelled and incomplete runs come with HTTP 200 too. */
export function runJson(run: Run) {
  const base = {
    id: run.id,
    object: "response",
    created_at: run.createdAt,
    model: run.model,
    background: run.background,
    store: run.store,
  };
  const search = searchItem(run);
  switch (run.fault) {
    case "run-failed": {
      const error = {
        message: "The model failed to produce an answer.",
        code: "internal_error",
        type: "internal_error",
      };
      return { ...base, status: "failed", output: search, error, usage: run.usage };
    }
    case "run-cancelled":
      return { ...base, status: "cancelled", output: [], usage: run.usage };
    case "incomplete": {
      const half = run.text.slice(0, Math.ceil(run.text.length / 2));
      const output = [...search, message(run, half, "incomplete")];
      return {
        ...base,
        status: "incomplete",
        incomplete_details: { reason: "max_output_tokens" },
        output,
        usage: run.usage,
      };
    }
    default:
      return {
        ...base,
        status: "completed",
        output: completedOutput(run, search),
        usage: run.fault === "usage-null" ? null : run.usage,
      };
  }
}

/** The items of a completed run; a fault may add others. */
function completedOutput(run: Run, search: readonly object[]): object[] {
  const answer = message(run, run.text, "completed");
  switch (run.fault) {
    case "two-messages":
      return [message(run, "I will search for the company now.", "completed"), ...search, answer];
    case "new-item-types": {
      const strange = [
        { type: "fetch_url_results", contents: [] },
        { type: "sandbox_results" },
        { type: "thinking_v9", x: [1] },
      ];
      return [...strange, ...search, answer];
    }
    case "search-results-absent":
      return [answer];
    case "search-results-null":
      return [...search.map((item) => ({ ...item, results: null })), answer];
    default:
      return [...search, answer];
  }
}

function searchItem({ queries, sources }: Run): object[] {
  if (queries === null) return [];
  const results = sources.map((source, index) => ({
    id: index + 1,
    url: source.url,
    title: source.title,
    snippet: `${source.text}. The company confirmed the news on ${source.date}.`,
    date: source.date,
    last_updated: source.date,
    source: "web",
  }));
  return [{ type: "search_results", queries, results }];
}

function message(run: Run, text: string, status: string): object {
  return {
    type: "message",
    id: `msg_${run.id.slice(5, 21)}`,
    role: "assistant",
    status,
    content: [{ type: "output_text", text, annotations: [] }],
  };
}
