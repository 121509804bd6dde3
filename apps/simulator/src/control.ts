import { type Context, Hono } from "hono";
import { stream } from "hono/streaming";
import { ControlError } from "./control-error.ts";
import { parseFault, parseLatency, parseProvider } from "./control-schemas.ts";
import { FAULT_CATALOGUE } from "./faults/catalogue.ts";
import { parseJson } from "./http/read-body.ts";
import { readRequests } from "./log/read-log.ts";
import {
  mailsOf,
  noteLeadEvent,
  parseLeadEvent,
  parseMailsQuery,
  parseSend,
  parseSender,
  sendMails,
  setSender,
} from "./mail-control.ts";
import type { Simulation } from "./simulation.ts";
import { summarise } from "./state/state.ts";

/** The switches under `/_control`. Nothing here is logged as a provider's request. */
export function controlApp(simulation: Simulation): Hono {
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof ControlError) return c.json({ error: error.message }, 400);
    return c.json({ error: "The simulator failed; see its terminal." }, 500);
  });
  app.get("/health", (c) => c.json({ status: "ok", seed: simulation.options.seed }));
  app.get("/catalogue", (c) => c.json(FAULT_CATALOGUE));
  app.get("/state", (c) => c.json(summarise(simulation.state)));
  app.get("/faults", (c) => c.json(simulation.faults.list()));
  app.post("/faults", async (c) => c.json(simulation.faults.add(parseFault(await body(c))), 201));
  app.delete("/faults", (c) => {
    const provider = c.req.query("provider");
    simulation.clearFaults(provider === undefined ? undefined : parseProvider(provider));
    return c.json({ faults: simulation.faults.list() });
  });
  app.post("/latency", async (c) => {
    const latency = parseLatency(await body(c));
    simulation.setLatency(latency);
    return c.json(latency);
  });
  app.post("/send", async (c) => c.json({ rounds: sendMails(simulation, parseSend(await body(c, {}))) }));
  app.get("/mails", (c) => c.json({ mails: mailsOf(simulation, parseMailsQuery(c.req.query())) }));
  app.post("/leads", async (c) =>
    c.json({ leads: noteLeadEvent(simulation, parseLeadEvent(await body(c))) }),
  );
  app.post("/senders", async (c) => c.json(setSender(simulation, parseSender(await body(c)))));
  app.post("/reset", (c) => {
    simulation.reset();
    return c.json({ status: "reset" });
  });
  app.get("/requests", (c) => streamRequests(c, simulation));
  app.notFound((c) => c.json({ error: "No such control; see GET / for what there is." }, 404));
  return app;
}

/** NDJSON, oldest first. `?section=current`: only since the last reset; `?after=N`: only later numbers. */
function streamRequests(c: Context, simulation: Simulation): Response {
  const { section = "all", after = "0" } = c.req.query();
  if (section !== "all" && section !== "current")
    throw new ControlError("section: must be one of all, current");
  if (!/^\d+$/.test(after)) throw new ControlError("after: must be the number (seq) of a request");
  c.header("content-type", "application/x-ndjson; charset=utf-8");
  return stream(c, async (out) => {
    const lines = readRequests(simulation.options.log.file, { section, after: Number(after) });
    for await (const line of lines) {
      if (out.aborted) return;
      await out.write(`${JSON.stringify(line)}\n`);
    }
  });
}

/** The body's JSON; `empty` stands for no body at all. */
async function body(c: Context, empty?: unknown): Promise<unknown> {
  const text = await c.req.text();
  return text.trim() === "" ? empty : parseJson(text);
}
