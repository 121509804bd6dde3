import type { Outcome } from "../providers/provider.ts";
import { endExchange } from "./end-exchange.ts";
import type { Exchange } from "./exchange.ts";
import { shapeAnswer, type WireAnswer } from "./shape-answer.ts";

/** Logs the end and sends the answer, or as much of it as the fault lets through. */
export function sendOutcome(exchange: Exchange, outcome: Outcome): void {
  const { incoming, outgoing } = exchange;
  const answer = shapeAnswer(outcome.answer, exchange);
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
      // The work counts as done even if the caller left during it.
      endExchange(exchange, { event: outgoing.destroyed ? "dropped" : "answered", status, outcome });
      if (!outgoing.destroyed) sendWhole(exchange, answer);
  }
}

function sendWhole({ outgoing, rule }: Exchange, answer: WireAnswer): void {
  if (rule?.fault === "early-hints") outgoing.writeEarlyHints({ link: "</status>; rel=preload" });
  outgoing.writeHead(answer.status, withLength(answer));
  outgoing.end(answer.body);
}

function sendHalf({ outgoing }: Exchange, answer: WireAnswer, sent?: () => void): void {
  outgoing.writeHead(answer.status, withLength(answer));
  outgoing.write(answer.body.subarray(0, Math.ceil(answer.body.length / 2)), sent);
}

function withLength({ headers, body }: WireAnswer): Record<string, string> {
  return { ...headers, "content-length": String(body.length) };
}
