import { setTimeout as sleep } from "node:timers/promises";
import { talking } from "../api/address.ts";
import { CliError } from "../cli-error.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import type { OperatorOptions } from "./operator-commands.ts";

/** Milliseconds between two reads of the delivery log. */
const LOOK_MS = 500;

/**
 * Has a test alert sent on every channel, and waits until each has delivered it. Exits 0 then; 1 if a channel failed or nothing was
 * sent within `timeout` seconds.
 */
export function testAlert(
  options: OperatorOptions & { timeout: number },
  { terminal, ...context }: Context,
): Promise<ExitCode> {
  return talking(options, { terminal, ...context }, async (api) => {
    const { id } = await api.alert.test.mutate();
    const deadline = performance.now() + options.timeout * 1_000;
    for (;;) {
      const { items } = await api.alert.list.query({ limit: 50 });
      const deliveries = items.find((alert) => alert.id === id)?.deliveries ?? [];
      const over = deliveries.length > 0 && deliveries.every(({ status }) => status !== "PENDING");
      if (over || performance.now() > deadline) {
        if (options.json) terminal.print(JSON.stringify({ id, deliveries }, undefined, 2));
        else for (const each of deliveries) terminal.print(lineOf(each));
        if (deliveries.length === 0) {
          throw new CliError(
            EXIT.MISBEHAVED,
            `Nobody sent it within ${options.timeout} s: no worker is alive, or none has a channel configured (docs/alerts.md).`,
          );
        }
        return deliveries.every(({ status }) => status === "DELIVERED") ? EXIT.DONE : EXIT.MISBEHAVED;
      }
      await sleep(LOOK_MS);
    }
  });
}

const lineOf = (each: { channel: string; status: string; lastError: string | null }): string =>
  `${each.channel}: ${each.status}${each.status !== "DELIVERED" && each.lastError !== null ? `. ${each.lastError}` : ""}`;
