import type { Api } from "@leadgen/api";

/** A live stream of the API, read as it arrives. */
export interface EventStream extends AsyncDisposable {
  /** `performance.now()` at the first matching event that was not read before. @throws Error if the stream ends first. */
  sees(fits: RegExp): Promise<number>;
}

export async function openQueueStream(api: Api, token: string): Promise<EventStream> {
  const response = await api.fetch(
    new Request("http://api.example/api/trpc/queue.live", { headers: { authorization: `Bearer ${token}` } }),
  );
  if (!response.ok || response.body === null) throw new Error(`bench-l1: no stream, ${response.status}`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  return {
    async sees(fits) {
      for (;;) {
        const found = fits.exec(text);
        if (found !== null) {
          text = text.slice(found.index + found[0].length);
          return performance.now();
        }
        const { value, done } = await reader.read();
        if (done) throw new Error(`bench-l2: the stream ended without ${fits}`);
        text += value;
      }
    },
    [Symbol.asyncDispose]: () => reader.cancel(),
  };
}
