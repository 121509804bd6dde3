import type { IncomingMessage } from "node:http";
import { hasBody } from "./body.ts";

/** Goes on once the request is there with its body, or with as much of it as is kept for a reader that is still to come. */
export function onceArrived(request: IncomingMessage, goOn: () => void): void {
  if (!hasBody(request)) {
    goOn();
    return;
  }
  const push = request.push;
  // Listening for it would read it.
  request.push = (chunk: unknown, encoding?: BufferEncoding) => {
    const more = push.call(request, chunk, encoding);
    if (chunk === null || !more) {
      request.push = push;
      goOn();
    }
    return more;
  };
}
