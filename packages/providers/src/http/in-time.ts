import type { Dispatcher } from "undici";

/** The caller's `sendBy` had passed before the request was sent: no byte of it was sent. */
export class NotSentError extends Error {
  override readonly name = "NotSentError";

  constructor() {
    super(
      "The request was not sent: by the time it could be, the caller's permission to send it was too old.",
    );
  }
}

/**
 * Checks the clock just before the first byte is sent, after name lookup, connection and TLS.
 *
 * @param sendBy by `performance.now()`
 */
export const inTime =
  (sendBy: number): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) =>
    dispatch(options, {
      onRequestStart(controller, context) {
        // Throws instead of aborting: an abort would close the socket, and the next try would have to connect again.
        if (performance.now() > sendBy) throw new NotSentError();
        handler.onRequestStart?.(controller, context);
      },
      onResponseStart: (...start) => handler.onResponseStart?.(...start),
      onResponseData: (...data) => handler.onResponseData?.(...data),
      onResponseEnd: (...end) => handler.onResponseEnd?.(...end),
      onResponseError: (...error) => handler.onResponseError?.(...error),
    });
