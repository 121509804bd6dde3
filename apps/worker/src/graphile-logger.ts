import { Logger as GraphileLogger } from "graphile-worker";
import type { Logger } from "./log.ts";

/** What graphile-worker calls information is a line per task; our own lines say more. */
const LEVELS = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** graphile-worker's words in our log. */
export const graphileLogger = (log: Logger): GraphileLogger =>
  new GraphileLogger((scope) => (level, message) => log[LEVELS[level]]({ scope }, message));
