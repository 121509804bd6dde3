import { once } from "node:events";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { HOST, type Nginx } from "./nginx.ts";

/** Different from the address from which nginx reaches the app. */
export const CLIENT = "127.0.0.2";

export interface Through {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Asked {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object;
  readonly agent?: Agent;
}

/** One request over TLS to the host name in docs/nginx.md; without an agent, over its own connection. */
export async function askThrough(nginx: Nginx, what: string, asked: Asked = {}): Promise<Through> {
  const answer = await responseThrough(nginx, what, asked);
  let text = "";
  for await (const chunk of answer) text += chunk;
  return { status: answer.statusCode ?? 0, headers: answer.headers, text };
}

/** The same, but returns as soon as the answer begins, for streams. */
export async function responseThrough(
  { port, authority }: Nginx,
  what: string,
  { headers = {}, body, agent = new Agent() }: Asked,
): Promise<IncomingMessage> {
  const [method = "", path = ""] = what.split(" ");
  const asking = request({
    ...{ host: "127.0.0.1", port, servername: HOST, ca: authority, localAddress: CLIENT },
    ...{ method, path, agent },
    headers: { host: HOST, "content-type": "application/json", ...headers },
  });
  asking.end(body && JSON.stringify(body));
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  return answer;
}
