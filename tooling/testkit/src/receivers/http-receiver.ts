import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Post {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How it answers: with 200, only once `answer` is changed, or with that status. */
export type Answer = "take" | "hold" | number;

/** A server to which alerts are posted. */
export interface HttpReceiver extends AsyncDisposable {
  readonly url: string;
  /** Accepted posts, in the order of its answers. */
  readonly taken: readonly Post[];
  /** Posts that it refused or still holds. */
  readonly turnedAway: readonly Post[];
  /** Sets the answer from now on; held requests get it too. */
  answer(how: Answer): void;
  /** Resolves when the condition holds. It is checked at each request and each answer. */
  until(holds: () => boolean): Promise<void>;
}

/** @param port default: a free one; set it to use the same port again. */
export async function httpReceiver({ port = 0 } = {}): Promise<HttpReceiver> {
  const taken: Post[] = [];
  const turnedAway: Post[] = [];
  const held: (() => void)[] = [];
  const waiting = new Set<() => void>();
  const changed = () => {
    for (const look of waiting) look();
  };
  let how: Answer = "take";

  const settle = (response: ServerResponse, post: Post) => {
    if (how === "hold") {
      turnedAway.push(post);
      held.push(() => settle(response, post));
    } else if (how === "take") {
      // If the sender has gone away, it did not get the answer.
      if (!response.destroyed) taken.push(post);
      response.writeHead(200).end("ok");
    } else {
      turnedAway.push(post);
      response.writeHead(how, { location: "http://127.0.0.1:2/" }).end();
    }
    changed();
  };

  const server = createServer(async (request, response) => {
    settle(response, { headers: request.headers, body: await text(request) });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    taken,
    turnedAway,
    answer(next) {
      how = next;
      for (const goOn of held.splice(0)) goOn();
    },
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await server[Symbol.asyncDispose]();
    },
  };
}
