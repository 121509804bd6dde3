import type { Reply } from "./crew.ts";

/**
 * The other end of a crew: answers each order of the process that started this one, and leaves when that process
 * closes the channel or dies.
 */
export function serveCrew<Order, Answer>(
  work: (order: Order) => Promise<Answer>,
  leave: () => Promise<unknown>,
): void {
  process.on("message", async (order: Order) => {
    const reply: Reply<Answer> = await work(order).then(
      (answer) => ({ answer }),
      (error: unknown) => ({
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
    );
    if (process.connected) process.send?.(reply);
  });
  process.once("disconnect", () => void leave().finally(() => process.exit()));
  // Ctrl-C goes to the whole group of processes; the process that started this one ends it.
  process.on("SIGINT", () => undefined);
}
