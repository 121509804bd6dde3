import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

/** A process that opens connections and does nothing with them. */
export interface Strangers {
  /** Connections that they hold. */
  held(): number;
  /** How often they were told that there are too many. */
  refused(): number;
  leave(): Promise<void>;
}

/** Between two tries of one that was refused, in milliseconds: quicker than processes that reconnect. */
const RETRY_MS = 5;

/** That many clients, each of which takes a connection as soon as there is one. */
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
