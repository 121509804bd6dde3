import { describe, expect, it } from "vitest";
import { renderStateMachines } from "../scripts/generate-state-machines.ts";
import {
  BREAKER_STATES,
  CAMPAIGN_STATUSES,
  JOB_MOVES,
  JOB_STATUSES,
  JOB_TYPES,
  LEAD_STATUSES,
} from "../src/index.ts";

describe("docs/state-machines.md", () => {
  const page = renderStateMachines();

  it.each([...BREAKER_STATES, ...JOB_STATUSES, ...CAMPAIGN_STATUSES, ...LEAD_STATUSES, ...JOB_TYPES])(
    "has a row for %s",
    (word) => {
      expect(page).toMatch(new RegExp(`^\\| \`${word}\` \\|`, "m"));
    },
  );

  it.each(Object.entries(JOB_MOVES))("draws every arrow of %s", (name, { from, to }) => {
    for (const source of from) {
      for (const target of to) {
        expect(page).toMatch(new RegExp(`^ {2}${source} --> ${target}: .*\\b${name}\\b`, "m"));
      }
    }
  });

  it("draws one machine each for the breaker, jobs, campaigns and their sending", () => {
    expect(page.match(/^stateDiagram-v2$/gm)).toHaveLength(4);
  });
});
