/**
 * What all projects share.
 *
 * Timeouts, in milliseconds, are for events that never come, not for late ones. Speed is measured by `make bench` and
 * `make chaos`, so that a busy machine makes the tests slower but never fails them.
 *
 * Files share a process: a new one for each would load the same modules again, a third of the suite's computing. Everything
 * that a test sets up (database, server, worker) is its own.
 */
export const COMMON = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
  isolate: false,
  // Shows the found and the expected value untruncated in the summary's one line.
  chaiConfig: { truncateThreshold: 2_000 },
};
