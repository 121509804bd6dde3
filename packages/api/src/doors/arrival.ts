import type { IncomingMessage } from "node:http";
import { hasBody } from "./body.ts";

/** Calls `goOn` once the request's body has arrived, or as much of it as Node buffers before a reader reads it. */
export function onceArrived(request: IncomingMessage, goOn: () => void): void {
  if (!hasBody(request)) {
    goOn();
    return;
  }
  const push = request.push;
  // A listener for the data would consume it.
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    const more = push.call(request, chunk, encoding);
    if (chunk === null || !more) {
      request.push = push;
      goOn();
    }
    return more;
  };
}
