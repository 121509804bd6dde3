import type { IncomingMessage } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

const NAME = "next-router-state-tree";

/** Removes a router state that Next can't read: Next would answer 500. Without one it sends the whole page. */
export function dropBrokenRouterState({ headers }: IncomingMessage): void {
  try {
    parseAndValidateFlightRouterState(headers[NAME]);
  } catch {
    delete headers[NAME];
  }
}
