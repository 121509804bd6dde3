import { describe, expect, it } from "vitest";
import { BUG_NAMES, BUGS } from "../src/bugs.ts";
import { explore } from "../src/explore.ts";
import { hunt, SMALL_ROUNDS } from "../src/rounds.ts";
import { initialState } from "../src/state.ts";
import { traceOf } from "../src/trace.ts";

/** Fewer would mean that the model lost its moves. */
const LEAST_STATES = 1_000;

describe("the model of the engine", () => {
  it.each(SMALL_ROUNDS)(
    "breaks no invariant with $workers workers, $jobs jobs, $epochs epochs, $steps steps, $faults faults, $cancels cancels",
    (bounds) => {
      const { found, complete, states } = explore({ ...bounds, bug: null });
      expect(found?.violation).toBeUndefined();
      expect(complete).toBe(true);
      expect(states).toBeGreaterThan(LEAST_STATES);
    },
  );

  it("leaves a doorbell locked, without sweepUp, when a worker is declared dead by mistake and killed before it notices", () => {
    const [, , , twoFaults] = SMALL_ROUNDS;
    if (twoFaults === undefined) throw new Error("a round is missing");
    const { found } = explore({ ...twoFaults, bug: "no-sweep-up" });
    expect(found?.violation.invariant).toBe("WAITS");
    expect(found?.trace.map((move) => move.what)).toEqual([
      expect.stringContaining("begins with worker"),
      "COMMIT",
      "takes the doorbell of",
      "is killed",
    ]);
  });
});

describe("the explorer", () => {
  it.each(BUG_NAMES)("finds %s", (bug) => {
    const { found, bounds } = hunt(bug);
    expect(found?.violation.invariant).toBe(BUGS[bug].breaks);
    if (found === undefined) throw new Error("not found");
    const trace = traceOf(found, initialState(bounds));
    expect(trace).toContain(`BROKEN: ${found.violation.why}`);
    expect(trace.split("\n").length).toBeGreaterThan(found.trace.length);
  });
});
