import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** Node processes beside this one. Each does what it is asked, one order at a time (see serve-crew.ts). */
export interface Crew<Order, Answer> extends AsyncDisposable {
  /** @throws what went wrong in the member. */
  ask(member: number, order: Order): Promise<Answer>;
  /** All at the same time; the answers in the order of `orders`, one for each member. */
  all(orders: readonly Order[]): Promise<Answer[]>;
}

/** What a member says of an order. */
export type Reply<Answer> = { readonly answer: Answer } | { readonly error: string };

/** Starts `members` processes of the script, each with the same arguments. They end with this process. */
export function startCrew<Order extends object, Answer>(
  script: URL,
  { members, args }: { readonly members: number; readonly args: readonly string[] },
): Crew<Order, Answer> {
  const children = Array.from({ length: members }, () =>
    // Not this process's own options: under a test runner they are the runner's.
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

/** A member whose channel is closed ends by itself. */
async function dismiss(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  if (child.connected) child.disconnect();
  await ended;
}
