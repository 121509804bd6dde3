/** At most `calls` calls in any span of `perSeconds`. */
export interface RateWindow {
  readonly calls: number;
  readonly perSeconds: number;
}

/** At most `tokens` tokens in any span of `perSeconds`. */
export interface TokenWindow {
  readonly tokens: number;
  readonly perSeconds: number;
}

/** The limit of one bucket, over all processes together. All windows apply at once. */
export interface RateLimit {
  readonly windows: readonly [RateWindow, ...RateWindow[]];
  readonly tokens?: TokenWindow | undefined;
}
