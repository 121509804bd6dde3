import { expect, test } from "vitest";
import { previewLines } from "../src/show/close-preview.ts";

test("a long wait is told in hours and minutes", () => {
  const lines = previewLines({
    ...{ epoch: 1, jobsToResume: 0, byCampaign: [], byNextProvider: [], leadsToFetch: 0, estimate: [] },
    ...{ oldestPausedAt: new Date(0), oldestWaitSeconds: 5_400, suspect: null },
  });
  expect(lines).toContain("waiting     for 1 h 30 min at most");
});
