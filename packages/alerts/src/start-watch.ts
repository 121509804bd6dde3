import { autocommit, type Repeated, repeatedly } from "@leadgen/db";
import { channelsOf } from "./alerts-env.ts";
import { type Noticed, noticeNoWorker, noticeUndelivered } from "./outbox/notice.ts";
import { type SenderOptions, startSender } from "./start-sender.ts";

export interface WatchOptions extends Omit<SenderOptions, "role"> {
  /** Called when no worker is alive, or no alert can be delivered. */
  readonly onNoticed: (noticed: Noticed) => void;
}

/** Number of checks within the silence that leads to an alert. */
const LOOKS = 4;

/**
 * The dead-man's switch, in a process that is not a worker: alerts that no worker is alive or that nothing could be delivered, and
 * sends alerts that the workers have not sent.
 */
export function startWatch(options: WatchOptions): Repeated {
  const { pool, config, onNoticed, onTrouble } = options;
  if (channelsOf(config).length === 0) return { stop: async () => {} };
  const { silenceMs } = config;
  const since = performance.now();
  const look = async () => {
    // After a start, workers, which may also have just started, get the same time to send a heartbeat.
    if (performance.now() - since < silenceMs) return;
    for (const notice of [noticeNoWorker, noticeUndelivered]) {
      const noticed = await notice(autocommit(pool), silenceMs);
      if (noticed !== undefined) onNoticed(noticed);
    }
  };
  const looking = repeatedly(look, { everyMs: silenceMs / LOOKS, onTrouble });
  const sender = startSender({ ...options, role: "WEB" });
  return {
    async stop() {
      await Promise.all([looking.stop(), sender.stop()]);
    },
  };
}
