import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** A process that opens connections and does nothing with them. */
export interface Strangers {
  /** How many connections they hold. */
  held(): number;
  /** How often they were refused because there were too many connections. */
  refused(): number;
  leave(): Promise<void>;
}

/** Pause before a refused client tries again, in milliseconds: shorter than that of processes that reconnect. */
const RETRY_MS = 5;

/** Starts `count` clients, each of which takes a connection as soon as one is free. */
export function sendStrangers(url: string, count: number): Strangers {
  const held = new Set<pg.Client>();
  let refused = 0;
  let left = false;
  const come = async () => {
    while (!left) {
      const client = new pg.Client({ connectionString: url, application_name: "stranger" });
      client.on("error", () => held.delete(client));
      try {
        await client.connect();
        held.add(client);
        return;
      } catch {
        refused += 1;
        await pause(RETRY_MS);
      }
    }
  };
  const all = Promise.all(Array.from({ length: count }, come));
  return {
    held: () => held.size,
    refused: () => refused,
    async leave() {
      left = true;
      await all;
      await Promise.all([...held].map((client) => client.end()));
    },
  };
}
