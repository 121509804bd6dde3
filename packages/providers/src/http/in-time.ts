import type { Dispatcher } from "undici";

/** It was too late to send the request, by the caller's `sendBy`: not a byte of it has left. */
export class NotSentError extends Error {
  override readonly name = "NotSentError";

  constructor() {
    super(
      "The request was not sent: by the time it could be, the caller's permission to send it was too old.",
    );
  }
}

/**
 * Looks at the clock in the moment in which the first byte would leave, after name, connection and TLS.
 *
 * @param sendBy by `performance.now()`
 */
export const inTime =
  (sendBy: number): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        // Thrown and not aborted: that would close the socket, and the next try might be too late again for the same reason.
        if (performance.now() > sendBy) throw new NotSentError();
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart: (...start) => handler.onResponseStart?.(...start),
      onResponseData: (...data) => handler.onResponseData?.(...data),
      onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
      onResponseError: (...error) => handler.onResponseError?.(...error),
    });
