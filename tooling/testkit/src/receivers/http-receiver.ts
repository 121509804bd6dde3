import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

export interface Post {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How it answers: 200, not before `answer` is changed, or with that status. */
export type Answer = "take" | "hold" | number;

/** Somebody's server that alerts are posted to. */
export interface HttpReceiver extends AsyncDisposable {
  readonly url: string;
  /** What it took, in the order in which it answered. */
  readonly taken: readonly Post[];
  /** What it refused or still holds. */
  readonly turnedAway: readonly Post[];
  /** From now on; what is held is answered like that, too. */
  answer(how: Answer): void;
  /** Resolves when that holds. It is asked at each request and each answer. */
  until(holds: () => boolean): Promise<void>;
}

/** @param port a free one, unless it has to be the same as before. */
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
      // Whose sender has gone away did not get the answer.
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
