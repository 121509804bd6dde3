/** At most `calls` calls in any span of `perSeconds`. */
export interface RateWindow {
  readonly calls: number;
  readonly perSeconds: number;
}

/** At most so many tokens in any span of `perSeconds`. */
export interface TokenWindow {
  readonly tokens: number;
  readonly perSeconds: number;
}

/** What one bucket may take, over all processes together. All windows hold at once. */
export interface RateLimit {
  readonly windows: readonly [RateWindow, ...RateWindow[]];
  readonly tokens?: TokenWindow | undefined;
}
