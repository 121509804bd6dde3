import type { Answer } from "../http/answer.ts";
import type { Outcome } from "../providers/provider.ts";
import { endExchange } from "./end-exchange.ts";
import type { Exchange } from "./exchange.ts";

/** Logs the end and sends the answer, or as much of it as the fault lets through. */
export function sendOutcome(exchange: Exchange, outcome: Outcome): void {
  const { incoming, outgoing } = exchange;
  const answer = garble(outcome.answer, exchange.rule?.fault);
  const { status } = answer;
  switch (exchange.rule?.fault) {
    case "drop-after-work":
      endExchange(exchange, { event: "dropped", status: null, outcome });
      incoming.socket.destroy();
      return;
    case "hang-after-work":
      endExchange(exchange, { event: "dropped", status: null, outcome });
      return;
    case "hang-mid-body":
      endExchange(exchange, { event: "dropped", status, outcome });
      sendHalf(exchange, answer);
      return;
    case "cut-mid-body":
      endExchange(exchange, { event: "dropped", status, outcome });
      sendHalf(exchange, answer, () => incoming.socket.destroy());
      return;
    default:
      // The work is done even if the caller has left while it was under way.
      endExchange(exchange, { event: outgoing.destroyed ? "dropped" : "answered", status, outcome });
      if (!outgoing.destroyed) sendWhole(exchange, answer);
  }
}

function sendWhole({ outgoing }: Exchange, answer: Answer): void {
  outgoing.writeHead(answer.status, withLength(answer));
  outgoing.end(answer.body);
}

function sendHalf({ outgoing }: Exchange, answer: Answer, sent?: () => void): void {
  outgoing.writeHead(answer.status, withLength(answer));
  outgoing.write(answer.body.slice(0, Math.ceil(answer.body.length / 2)), sent);
}

function withLength(answer: Answer): Record<string, string> {
  return { ...answer.headers, "content-length": String(Buffer.byteLength(answer.body)) };
}

function garble(answer: Answer, fault: string | undefined): Answer {
  if (fault === "malformed-json") {
    return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length * 0.6)) };
  }
  return fault === "empty-200" ? { ...answer, body: "" } : answer;
}
