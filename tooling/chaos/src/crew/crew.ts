import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Child Node processes. Each handles one order at a time (see serve-crew.ts). */
export interface Crew<Order, Answer> extends AsyncDisposable {
  /** @throws the error that occurred in the member. */
  ask(member: number, order: Order): Promise<Answer>;
  /** Sends one order to each member at the same time; the answers come in the order of `orders`. */
  all(orders: readonly Order[]): Promise<Answer[]>;
}

/** A member's reply to an order. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly error: string };

/** Starts `members` processes of the script, each with the same arguments. They end with this process. */
export function startCrew<Order extends object, Answer>(
  script: URL,
  { members, args }: { readonly members: number; readonly args: readonly string[] },
): Crew<Order, Answer> {
  const children = Array.from({ length: members }, () =>
    // Without this process's own options: under a test runner they are the runner's.
    fork(script, [...args], { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] }),
  );
  const ask = async (member: number, order: Order): Promise<Answer> => {
    const child = children[member];
    if (child === undefined) throw new Error(`chaos-c1: the crew has no member ${member}`);
    return answerOf<Answer>(child, order);
  };
  return {
    ask,
    all: (orders) => Promise.all(orders.map((order, member) => ask(member, order))),
    async [Symbol.asyncDispose]() {
      await Promise.all(children.map(dismiss));
    },
  };
}

async function answerOf<Answer>(child: ChildProcess, order: object): Promise<Answer> {
  const over = child.signalCode ?? child.exitCode;
  if (over !== null) throw new Error(`A member of the crew had ended by ${over} before its next order.`);
  const gone = new AbortController();
  const replied = once(child, "message", { signal: gone.signal });
  const ended = once(child, "exit", { signal: gone.signal }).then(([code, signal]) => {
    throw new Error(`A member of the crew ended by ${signal ?? code} instead of answering.`);
  });
  child.send(order);
  try {
    const [reply] = (await Promise.race([replied, ended])) as [Reply<Answer>];
    if ("error" in reply) throw new Error(reply.error);
    return reply.answer;
  } finally {
    gone.abort();
    await Promise.allSettled([replied, ended]);
  }
}

/** A member exits once its channel is closed. */
async function dismiss(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  if (child.connected) child.disconnect();
  await ended;
}
