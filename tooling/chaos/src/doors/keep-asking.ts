import { once } from "node:events";
import { Agent, type IncomingMessage, request } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { OPERATOR_TOKEN } from "@leadgen/testkit/environment";

const BREAKER = "/api/v1/queue-management/circuit-breaker";
const EVERY_MS = 200;
/** A request without an answer for this long counts as broken on any machine, in milliseconds. */
const PATIENCE_MS = 60_000;

export interface Asked {
  /** Duration of each answer, in milliseconds. */
  readonly health: number[];
  readonly stops: number[];
  readonly violations: string[];
}

/** Asks for the health and stops everything, each over a new connection, at least once and until `end` is aborted. */
export async function keepAsking(port: number, end: AbortSignal): Promise<Asked> {
  const asked: Asked = { health: [], stops: [], violations: [] };
  do {
    await timed(asked, asked.health, () => ask(port, "GET /api/v1/health"));
    const reason = "Wrong mails go out";
    const opened = await timed(asked, asked.stops, () => ask(port, `POST ${BREAKER}/open`, { reason }));
    // Closed, so that the next stop opens it again.
    const epoch = opened?.data.epoch ?? -1;
    await timed(asked, [], () => ask(port, `POST ${BREAKER}/close`, { epoch, reason }));
    await pause(EVERY_MS);
  } while (!end.aborted);
  return asked;
}

interface Answer {
  readonly data: { readonly epoch?: number };
}

async function timed(asked: Asked, times: number[], work: () => Promise<Answer>) {
  const before = performance.now();
  try {
    const answer = await work();
    times.push(performance.now() - before);
    return answer;
  } catch (error) {
    asked.violations.push(String(error));
    return undefined;
  }
}

/** @throws Error for any answer but 200. */
async function ask(port: number, what: string, body?: object): Promise<Answer> {
  const [method = "", path = ""] = what.split(" ");
  const headers = { authorization: `Bearer ${OPERATOR_TOKEN}`, "content-type": "application/json" };
  const asking = request({
    ...{ port, host: "127.0.0.1", method, path, headers, agent: new Agent() },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  asking.end(body && JSON.stringify(body));
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  let text = "";
  for await (const chunk of answer) text += chunk;
  if (answer.statusCode !== 200)
    throw new Error(`${what} answered ${answer.statusCode}: ${text.slice(0, 200)}`);
  return JSON.parse(text) as Answer;
}
