import { FAULT_NAMES } from "./faults/catalogue.ts";
import { PROVIDERS } from "./providers/all.ts";

/** Plain text for `GET /`. */
export function overview(url: string): string {
  const providers = PROVIDERS.map(({ name, routes }) => {
    const lines = routes.map(
      (route) => `  ${route.method.padEnd(5)} /${name}${route.paths[0]}   (${route.operation})`,
    );
    return [`${name}: base URL ${url}/${name}`, ...lines].join("\n");
  });
  return [
    'The five providers of leadgen, simulated. Any API key is accepted unless it contains "invalid".',
    "",
    ...providers.flatMap((provider) => [provider, ""]),
    "control:",
    "  POST   /_control/faults    {provider, operation?, fault, times?, rate?, every?, match?, ms?, retryAfterSeconds?}",
    "  GET    /_control/faults    DELETE /_control/faults[?provider=]    GET /_control/catalogue",
    "  POST   /_control/latency   {provider, ms, jitterMs?}",
    "  POST   /_control/send      {campaign?, at?}   GET /_control/mails [?campaign=] [?to=] [?preview=on]",
    "  POST   /_control/leads     {email, campaign?, event}",
    "  POST   /_control/senders   {email, status?, daily_limit?, first_name?, last_name?}",
    "  GET    /_control/requests  [?section=current] [?after=SEQ]   NDJSON",
    "  POST   /_control/reset     GET /_control/state     GET /_control/health",
    "",
    `faults: ${FAULT_NAMES.join(" ")}`,
    "",
  ].join("\n");
}
