/**
 * What all projects share.
 *
 * How long a test waits, in milliseconds: for what never comes, not for what comes late. How quick things are is
 * measured by `make bench` and `make chaos`, so that a busy machine makes the tests slower and never fails them.
 *
 * Files share a process: a fresh one for each loads the same modules again, a third of the suite's computing. Whatever a
 * test sets up (database, server, worker) is its own.
 */
export const COMMON = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
  isolate: false,
  // What was found and what was expected, whole, in the one line that a summary shows.
  chaiConfig: { truncateThreshold: 2_000 },
};
