import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { PROVIDERS, ProviderError } from "@leadgen/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Providers } from "../src/index.ts";
import { APOLLO_EXCHANGES } from "./exchanges/apollo.ts";
import { type Exchange, type Played, play } from "./exchanges/exchange.ts";
import { INSTANTLY_EXCHANGES } from "./exchanges/instantly.ts";
import { MILLIONVERIFIER_EXCHANGES } from "./exchanges/millionverifier.ts";
import { OPENAI_EXCHANGES } from "./exchanges/openai.ts";
import { PERPLEXITY_EXCHANGES } from "./exchanges/perplexity.ts";
import { WIRE_NAMES, wireExchanges } from "./exchanges/wire.ts";
import { clientsAt, KEY, MAIN_CALL } from "./support/calls.ts";
import { respondWith } from "./support/provocation.ts";
import { type RawServer, startRawServer } from "./support/raw-server.ts";

let raw: RawServer;
let providers: Providers;
/** A host that must get no request. */
const elsewhere = createServer((_request, response) => response.end("{}"));
let elsewhereUrl = "";
let sentElsewhere = 0;

beforeAll(async () => {
  raw = await startRawServer();
  providers = clientsAt(raw.url);
  elsewhere.on("request", () => {
    sentElsewhere += 1;
  });
  elsewhere.listen(0, "127.0.0.1");
  await once(elsewhere, "listening");
  elsewhereUrl = `http://localhost:${(elsewhere.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await providers.close();
  await raw[Symbol.asyncDispose]();
  elsewhere.close();
});

/** Everything except data that could reach a log, a database row or a screen. */
function visible({ result, error }: Played): string {
  if (error instanceof ProviderError) return `${error.stack} ${JSON.stringify(error.failure)}`;
  return result?.outcome === "REJECTED" ? JSON.stringify(result) : "";
}

async function judge(exchange: Exchange): Promise<void> {
  const played = await play(raw, providers, exchange);
  expect(played.verdict, played.rule).toBe(exchange.verdict);
  expect(played.requests).toBe(1);
  expect(visible(played)).not.toContain(KEY);
}

describe.each([
  ["Apollo", APOLLO_EXCHANGES],
  ["MillionVerifier", MILLIONVERIFIER_EXCHANGES],
  ["Perplexity", PERPLEXITY_EXCHANGES],
  ["OpenAI", OPENAI_EXCHANGES],
  ["Instantly", INSTANTLY_EXCHANGES],
])("%s answers", (_name, exchanges) => {
  it.each(exchanges.map((exchange, index) => ({ ...exchange, index })))(
    "$name ($index), which comes to $verdict",
    judge,
  );
});

describe.each(PROVIDERS)("a good answer of %s", (provider) => {
  it.each(WIRE_NAMES)("sent as: $name", async ({ index }) => {
    const exchange = wireExchanges(provider, elsewhereUrl)[index];
    if (exchange === undefined) return expect.unreachable("no such exchange");
    await judge(exchange);
    expect(sentElsewhere).toBe(0);
  });

  it("is requested in the content codings that we can decode", async () => {
    let asked: string | undefined;
    await play(raw, providers, {
      call: MAIN_CALL[provider],
      respond: (request, response) => {
        asked = request.headers["accept-encoding"];
        respondWith(500, "")(request, response);
      },
    });
    expect(asked).toBe("gzip, deflate, br, zstd");
  });
});

describe("the tables", () => {
  it("hold hundreds of exchanges, and every kind of verdict for every provider", () => {
    const own = [
      APOLLO_EXCHANGES,
      MILLIONVERIFIER_EXCHANGES,
      PERPLEXITY_EXCHANGES,
      OPENAI_EXCHANGES,
      INSTANTLY_EXCHANGES,
    ];
    for (const exchanges of own) {
      const kinds = new Set(exchanges.map(({ verdict }) => verdict.split(" ")[0]));
      expect([...kinds].sort()).toEqual(["FAILURE", "RECORD", "SUCCESS"]);
    }
    expect(own.flat().length + WIRE_NAMES.length * PROVIDERS.length).toBeGreaterThan(500);
  });

  it("notice a verdict that differs from the client's", async () => {
    const wrong: Exchange = {
      name: "x",
      call: MAIN_CALL.OPENAI,
      respond: respondWith(500, ""),
      verdict: "SUCCESS",
    };
    await expect(judge(wrong)).rejects.toThrow("SUCCESS");
  });
});
