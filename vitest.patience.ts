/**
 * How long a test waits, in milliseconds: for what never comes, not for what comes late. How quick things are is
 * measured by `make bench` and `make chaos`, so that a busy machine makes the tests slower and never fails them.
 */
export const PATIENT = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 60_000 } },
};
