import { readFileSync } from "node:fs";
import type { Provider } from "@leadgen/core";
import type { Simulator } from "@leadgen/simulator";
import { testSimulator } from "@leadgen/testkit/simulator";
import type { CallResult, Providers } from "../../src/index.ts";
import { clientsAt, criteria, EMAIL, type Known } from "./calls.ts";
import type { Provocation, Source } from "./provocation.ts";
import { CLOSED_PORT_URL, startListener, startRawServer } from "./raw-server.ts";

/** The outcome of a provoked call, and the number of requests that the server got. */
export interface Seen {
  readonly result: CallResult<unknown> | undefined;
  readonly error: unknown;
  /**
   * Counted at each read. A call may end by its deadline before a busy server has seen its request: wait for the number
   * with `expect.poll`.
   */
  readonly requests: number;
}

/** The simulator, a raw server and a listener that doesn't speak HTTP. */
export interface World extends AsyncDisposable {
  readonly known: Known;
  readonly simulator: Simulator;
  simulatorClients(): Providers;
  provoke(provider: Provider, provocation: Provocation): Promise<Seen>;
}

function data<T>(result: CallResult<T>): T {
  if (result.outcome === "SUCCEEDED") return result.data;
  throw new Error(`The healthy simulator rejects: ${result.message}`);
}

async function prepare(providers: Providers): Promise<Known> {
  const { people } = data(await providers.apollo.searchPeople(criteria, { page: 1, perPage: 2 }));
  const { campaignId } = data(await providers.instantly.createCampaign({ name: "Conformance" }));
  return { personIds: people.map(({ id }) => id), campaignId };
}

export async function createWorld(): Promise<World> {
  const simulator = await testSimulator({ seed: "conformance" });
  const raw = await startRawServer();
  const babbler = await startListener((socket) => {
    socket.once("data", () => socket.end("SSH-2.0-OpenSSH_10.0\r\n"));
  });
  const simulatorClients = () => clientsAt((provider) => simulator.baseUrls[provider]);
  const preparing = simulatorClients();
  const known = await prepare(preparing);
  await preparing.close();

  let leads = 0;
  function freshEmail(): string {
    leads += 1;
    return EMAIL.replace("@", `-${leads}@`);
  }

  function received(): number {
    const lines = readFileSync(simulator.logFile, "utf8").split("\n");
    return lines.filter((line) => line.includes('"event":"received"')).length;
  }

  async function baseUrlOf(source: Source): Promise<string | ((provider: Lowercase<Provider>) => string)> {
    if ("simulatorFault" in source) return (provider) => simulator.baseUrls[provider];
    if ("respond" in source) return raw.url;
    switch (source.unreachable) {
      case "closed port":
        return CLOSED_PORT_URL;
      case "unknown name":
        // A label of 64 characters is invalid, so the look-up fails without waiting for a resolver.
        return `http://${"a".repeat(64)}.invalid`;
      case "no URL":
        return "there is no scheme here";
      case "TLS on a plain port":
        return raw.url.replace("http:", "https:");
      case "not HTTP":
        return babbler.url;
    }
  }

  async function provoke(provider: Provider, { source, call, settings }: Provocation): Promise<Seen> {
    const providers = clientsAt(await baseUrlOf(source), settings);
    raw.respondWith("respond" in source ? source.respond : (_request, response) => response.destroy());
    if ("simulatorFault" in source) {
      const name = provider.toLowerCase() as Lowercase<Provider>;
      simulator.setFault({ provider: name, fault: source.simulatorFault });
    }
    const before = received();
    const talked = babbler.connections;
    const [settled] = await Promise.allSettled([call(providers, { ...known, email: freshEmail() })]);
    await providers.close();
    simulator.clearFaults();
    return {
      result: settled.status === "fulfilled" ? settled.value : undefined,
      error: settled.status === "rejected" ? settled.reason : undefined,
      get requests() {
        return received() - before + raw.requests + (babbler.connections - talked);
      },
    };
  }

  return {
    known,
    simulator,
    simulatorClients,
    provoke,
    async [Symbol.asyncDispose]() {
      await simulator[Symbol.asyncDispose]();
      await raw[Symbol.asyncDispose]();
      await babbler[Symbol.asyncDispose]();
    },
  };
}
