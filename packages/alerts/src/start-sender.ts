import { autocommit, outlast, type Repeated, repeatedly, transaction } from "@leadgen/db";
import type pg from "pg";
import { type AlertsConfig, type Channel, channelsOf } from "./alerts-env.ts";
import { deliver } from "./channels/deliver.ts";
import { DEADLINE_MS } from "./channels/post-json.ts";
import { loadNodemailer } from "./channels/smtp.ts";
import { settleTry, type Try, type TryEnd, takeDelivery } from "./outbox/deliveries.ts";
import { fanOut, type Role, remind } from "./outbox/plan.ts";
import { readFacts } from "./outbox/read-facts.ts";
import { pauseAfter } from "./pause-after.ts";
import type { AlertFacts } from "./text/facts.ts";

export interface SenderOptions {
  readonly pool: pg.Pool;
  readonly config: AlertsConfig;
  /** Name in the delivery log, for example `worker:<name>`. */
  readonly name: string;
  readonly role: Role;
  /** Aborts the current attempt, and the wait for an unreachable database. */
  readonly cutOff: AbortSignal;
  readonly onDelivered: (delivery: {
    readonly alertId: string;
    readonly channel: Channel;
    readonly kind: string;
  }) => void;
  /** An attempt failed; it will be repeated. */
  readonly onFailed: (failure: {
    readonly alertId: string;
    readonly channel: Channel;
    readonly error: string;
  }) => void;
  readonly onTrouble: (error: unknown) => void;
}

/** Milliseconds between two look-ups of due deliveries, per channel. */
const LOOK_MS = 1_000;
/** Longer than an attempt's deadline, since its result must be recorded afterwards. */
const LEASE_MS = 2 * DEADLINE_MS;
const LONGEST_PAUSE_MS = 600_000;

/**
 * Sends the queued alerts, each channel on its own, so that a slow receiver does not delay the others. Alerts are neither jobs nor
 * provider calls: they are sent while the breaker is OPEN, and their failures do not open it.
 */
export function startSender(options: SenderOptions): Repeated {
  const { pool, config, role, onTrouble } = options;
  const channels = channelsOf(config);
  if (channels.length === 0) return { stop: async () => {} };
  if (config.email !== undefined) loadNodemailer().catch(onTrouble);
  let stopped = false;
  const plan = async () => {
    await remind(autocommit(pool), config.reminderMs);
    await fanOut(autocommit(pool), { channels, role });
  };
  const send = async (channel: Channel) => {
    while (!stopped && (await sendNext(options, channel)));
  };
  const loops = [plan, ...channels.map((channel) => () => send(channel))].map((work) =>
    repeatedly(work, { everyMs: LOOK_MS, onTrouble }),
  );
  return {
    async stop() {
      stopped = true;
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

/** @returns whether there was an alert to send. */
async function sendNext(options: SenderOptions, channel: Channel): Promise<boolean> {
  const { pool, name: sender, role, cutOff, onTrouble } = options;
  const taking = { channel, sender, leaseMs: LEASE_MS, role };
  const taken = await transaction(pool, (tx) => takeDelivery(tx, taking));
  if (taken === undefined) return false;
  const end = await tryOnce(options, taken);
  // Otherwise an alert that was sent would be sent again after a short outage of the database.
  await outlast(() => transaction(pool, (tx) => settleTry(tx, taken, end)), { until: cutOff, onTrouble });
  return true;
}

async function tryOnce(options: SenderOptions, taken: Try): Promise<TryEnd> {
  const { pool, config, cutOff, onDelivered, onFailed } = options;
  const { alertId, channel } = taken;
  const facts = await readFacts(autocommit(pool), alertId);
  if (isStale(facts)) return { is: "DROPPED" };
  try {
    await deliver(config, channel, { facts, cutOff });
    onDelivered({ alertId, channel, kind: facts.kind });
    return { is: "DELIVERED" };
  } catch (error) {
    const said = error instanceof Error ? error.message : "of unknown reason";
    onFailed({ alertId, channel, error: said });
    return {
      is: "FAILED",
      error: said,
      pauseMs: pauseAfter(taken.number, { firstMs: config.retryMs, longestMs: LONGEST_PAUSE_MS }),
    };
  }
}

/** Whether a reminder came too late to be true. */
const isStale = ({ kind, event, now }: AlertFacts): boolean =>
  kind === "REMINDER" &&
  (now.state === "CLOSED" || now.epoch !== event?.epoch || now.acknowledgedBy !== null);
