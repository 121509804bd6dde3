import { offerSchema } from "@leadgen/core";
import { says } from "../answers/way.ts";
import { COMPANY, type KnownProvider, PERSON } from "./known-provider.ts";
import { promptOf } from "./prompt-of.ts";

interface Writing {
  readonly recipient: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly company: { readonly name?: string; readonly domain?: string };
  };
}

interface Told {
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly domain?: string | null | undefined;
}

const subject = ({ firstName, lastName, name, domain }: Told): string =>
  [firstName, lastName, name, domain].map((fact) => fact ?? "").join("|");

const OFFER = offerSchema.parse({
  product: "Dock scheduling that cuts waiting time for trucks.",
  senderName: "Ada Berg",
  senderCompany: "Dockwise",
});

const SCOPE = { message: "You have insufficient permissions. Missing scopes: api.responses.write" };

export const openai: KnownProvider<"OPENAI"> = {
  mainCall: (providers) =>
    providers.openai.writeEmail({ person: PERSON, company: COMPANY, facts: [], offer: OFFER }),
  subjectOfRequest: ({ body }) => {
    const { recipient } = promptOf(body) as Writing;
    return subject({ ...recipient.company, ...recipient });
  },
  subjectOfCall: subject,
  worksOf: ({ kind }, about) => (kind === "openai.generated" ? [`WRITE ${about}`] : []),
  ways: {
    "openai.request-rejected": { fault: "unknown-parameter" },
    "openai.quota-exhausted": { fault: "quota-exhausted" },
    "openai.key-scope-missing": says("OPENAI", 403, { error: SCOPE }),
    "openai.region-blocked": { fault: "forbidden" },
    "openai.model-not-found": { fault: "model-not-found" },
    "openai.run-rate-limited": { fault: "run-rate-limited" },
    "openai.run-failed": { fault: "run-failed" },
  },
};
