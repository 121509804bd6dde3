import { requests } from "../../http/rate-limits.ts";
import type { RateLimits } from "../provider.ts";

const SEARCH = [requests("minute", 200), requests("hour", 6_000), requests("day", 50_000)];
const ENRICH = [requests("minute", 1_000)];
const OTHER = [requests("minute", 200), requests("hour", 400), requests("day", 2_000)];

export const apolloRateLimits: RateLimits = {
  countedBy: "endpoint",
  of: (operation) => {
    if (operation === "mixed_people/api_search") return SEARCH;
    return /match|enrich/.test(operation) ? ENRICH : OTHER;
  },
};
