/** Milliseconds that a stream has to end by itself. */
const GRACE = 400;

/**
 * The response, with a body that ends soon after `due` is aborted even if nothing reads it. A stream ends only when it is read;
 * one that is not read would stay open, and send its buffer later.
 */
export function endInTime(response: Response, due: AbortSignal): Response {
  const reader = response.body?.getReader();
  if (reader === undefined) return response;
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const cutOff = () => {
          controller.error(new DOMException("The stream was not read to its end.", "AbortError"));
          reader.cancel().catch(() => {});
        };
        due.addEventListener("abort", () => {
          timer = setTimeout(cutOff, GRACE);
        });
      },
      async pull(controller) {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        clearTimeout(timer);
        return controller.close();
      },
      cancel(reason) {
        clearTimeout(timer);
        return reader.cancel(reason);
      },
    },
    // Nothing is buffered here: a chunk is read only when it is requested.
    { highWaterMark: 0 },
  );
  return new Response(body, response);
}
