/** Paths of the emergency stop. Written out, since the server's process does not load the API (test/doors.test.ts compares). */
export const EMERGENCY_PATHS: readonly string[] = [
  "/api/v1/queue-management/circuit-breaker/open",
  "/api/trpc/queue.open",
];
