import type { IncomingMessage } from "node:http";
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

const NAME = "next-router-state-tree";

/** Next answers 500 for a router's state that it can't read. Without one it sends the whole page. */
export function dropBrokenRouterState({ headers }: IncomingMessage): void {
  try {
    parseAndValidateFlightRouterState(headers[NAME]);
  } catch {
    delete headers[NAME];
  }
}
