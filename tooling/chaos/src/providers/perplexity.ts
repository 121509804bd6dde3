import { says } from "../answers/way.ts";
import { COMPANY, type KnownProvider, PERSON } from "./known-provider.ts";
import { promptOf } from "./prompt-of.ts";

interface Research {
  readonly company: { readonly name?: string; readonly domain?: string };
  readonly contactJobTitle?: string;
}

interface Told {
  readonly name?: string | null | undefined;
  readonly domain?: string | null | undefined;
  readonly title?: string | null | undefined;
}

const subject = ({ name, domain, title }: Told): string =>
  [name, domain, title].map((fact) => fact ?? "").join("|");

export const perplexity: KnownProvider<"PERPLEXITY"> = {
  mainCall: (providers) => providers.perplexity.research({ person: PERSON, company: COMPANY }),
  subjectOfRequest: ({ body }) => {
    const { company, contactJobTitle } = promptOf(body) as Research;
    return subject({ ...company, title: contactJobTitle });
  },
  subjectOfCall: subject,
  worksOf: ({ kind }, about) => (kind === "perplexity.answered" ? [`RESEARCH ${about}`] : []),
  ways: {
    "perplexity.request-rejected": { fault: "unknown-parameter" },
    "perplexity.quota-exhausted": { fault: "quota-exhausted" },
    "perplexity.key-blocked": says("PERPLEXITY", 401, { error: { message: "No.", type: "forbidden" } }),
    "perplexity.endpoint-retired": { fault: "endpoint-withdrawn" },
    "perplexity.connector-failed": says("PERPLEXITY", 424, {}),
    "perplexity.run-rate-limited": says("PERPLEXITY", 200, {
      status: "failed",
      error: { message: "No.", type: "request_rate_limit_exceeded", code: 429 },
    }),
    "perplexity.run-failed": { fault: "run-failed" },
  },
};
