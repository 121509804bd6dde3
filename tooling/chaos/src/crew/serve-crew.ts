import type { Reply } from "./crew.ts";

/**
 * The member's side of a crew: answers each order of the parent process, and exits when the parent closes the channel
 * or dies.
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
  // Ctrl-C goes to the whole process group; the parent process ends this one.
  process.on("SIGINT", () => undefined);
}
