import { says } from "../answers/way.ts";
import { ASKED_BY_A_PERSON, byAddress, EMAIL, type KnownProvider } from "./known-provider.ts";

export const millionverifier: KnownProvider<"MILLIONVERIFIER"> = {
  mainCall: (providers) => providers.millionverifier.verify(EMAIL),
  subjectOfRequest: ({ path }) => new URLSearchParams(path.split("?")[1]).get("email")?.toLowerCase(),
  subjectOfCall: byAddress,
  worksOf: ({ kind }, subject) => (kind === "millionverifier.verified" ? [`VERIFY ${subject}`] : []),
  ways: {
    "millionverifier.unknown-error": { fault: "error-unheard-of" },
    "millionverifier.bad-key": { fault: "unauthorized" },
    "millionverifier.unauthorized": says("MILLIONVERIFIER", 401, {}),
    "millionverifier.credits-exhausted": { fault: "quota-exhausted" },
    "millionverifier.ip-blocked": { fault: "ip-blocked" },
    "millionverifier.too-many-requests": says("MILLIONVERIFIER", 200, {
      result: "error",
      error: "Too many requests",
    }),
    "millionverifier.internal-error": { fault: "error-internal" },
    "millionverifier.no-credits-left": ASKED_BY_A_PERSON,
  },
};
