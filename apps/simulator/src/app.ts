import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { controlApp } from "./control.ts";
import { runExchange } from "./exchange/run-exchange.ts";
import { overview } from "./overview.ts";
import { PROVIDERS } from "./providers/all.ts";
import { free, type Provider, type Route } from "./providers/provider.ts";
import type { Simulation } from "./simulation.ts";

type Bindings = { Bindings: HttpBindings };

/** Serves every path of every provider, the control side, and an overview at `/`. */
export function simulatorApp(simulation: Simulation): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.get("/", (c) => c.text(overview(new URL(c.req.url).origin)));
  app.route("/_control", controlApp(simulation));
  for (const provider of PROVIDERS) {
    for (const route of provider.routes) {
      for (const path of route.paths) {
        app.on(route.method, `/${provider.name}${path}`, (c) => exchange(c, { simulation, provider, route }));
      }
    }
    const unknown = unknownRoute(provider);
    app.all(`/${provider.name}/*`, (c) => exchange(c, { simulation, provider, route: unknown }));
    app.all(`/${provider.name}`, (c) => exchange(c, { simulation, provider, route: unknown }));
  }
  app.onError((error, c) => {
    process.stderr.write(`The simulator failed to answer ${c.req.method} ${c.req.path}: ${error.message}\n`);
    return c.json({ error: "The simulator itself failed; see its terminal." }, 500);
  });
  app.notFound((c) => c.json({ error: "No such path; see GET / for what there is." }, 404));
  return app;
}

/** Writes the answer to the socket itself, since a fault may cut it off or never finish it. */
async function exchange(
  c: Context<Bindings>,
  served: { simulation: Simulation; provider: Provider; route: Route },
): Promise<Response> {
  const { incoming, outgoing } = c.env;
  await runExchange({ ...served, params: c.req.param() as Record<string, string>, incoming, outgoing });
  return RESPONSE_ALREADY_SENT;
}

function unknownRoute(provider: Provider): Route {
  return {
    operation: "unknown",
    method: "GET",
    paths: [],
    handle: (request) => free(provider.errors.notFound(request)),
  };
}
