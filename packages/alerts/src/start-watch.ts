import { autocommit, type Repeated, repeatedly } from "@leadgen/db";
import { channelsOf } from "./alerts-env.ts";
import { type Noticed, noticeNoWorker, noticeUndelivered } from "./outbox/notice.ts";
import { type SenderOptions, startSender } from "./start-sender.ts";

export interface WatchOptions extends Omit<SenderOptions, "role"> {
  /** Nobody works, or nobody can deliver. */
  readonly onNoticed: (noticed: Noticed) => void;
}

/** In the silence after which it is told, how often it is looked for. */
const LOOKS = 4;

/**
 * The dead man's switch, in a process that is no worker: says that no worker is alive, or that nothing could be delivered; and
 * sends what the workers leave lying.
 */
export function startWatch(options: WatchOptions): Repeated {
  const { pool, config, onNoticed, onTrouble } = options;
  if (channelsOf(config).length === 0) return { stop: async () => {} };
  const { silenceMs } = config;
  const since = performance.now();
  const look = async () => {
    // Just started, like the workers perhaps: they have that long to be heard.
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
