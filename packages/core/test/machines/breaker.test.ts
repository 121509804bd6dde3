import { describe, expect, it } from "vitest";
import {
  BREAKER_MOVES,
  BREAKER_STATES,
  BREAKER_TABLE,
  type BreakerEvent,
  type BreakerState,
  decideBreaker,
} from "../../src/index.ts";

const EVENTS: Readonly<Record<keyof typeof BREAKER_MOVES, BreakerEvent>> = {
  FAILURE: { type: "FAILURE", epoch: 3 },
  OPEN_BY_HAND: { type: "OPEN_BY_HAND", reason: "Wrong filters everywhere" },
  CLOSE: { type: "CLOSE", epoch: 3, reason: "Credits topped up" },
};

const cases = BREAKER_STATES.flatMap((state) =>
  Object.entries(BREAKER_MOVES).map(([name, move]) => ({
    name: name as keyof typeof BREAKER_MOVES,
    state,
    move,
    allowed: move.from === state,
  })),
);

describe("the breaker's table", () => {
  it("has exactly two states", () => {
    expect(BREAKER_STATES).toEqual(["CLOSED", "OPEN"]);
  });

  it.each(BREAKER_STATES)("says what %s means and how it is entered", (state) => {
    expect(BREAKER_TABLE[state].meaning).not.toBe("");
    expect(BREAKER_TABLE[state].entered).not.toBe("");
  });
});

describe("every move of the breaker", () => {
  it.each(cases.filter((each) => each.allowed))(
    "$name moves a $state breaker to $move.to",
    ({ name, state, move }) => {
      const decision = decideBreaker({ state, epoch: 3 }, EVENTS[name]);
      expect(decision).toMatchObject({ next: { state: move.to } });
    },
  );

  it.each(cases.filter((each) => !each.allowed))(
    "$name does not move an $state breaker",
    ({ name, state }) => {
      expect(decideBreaker({ state, epoch: 3 }, EVENTS[name])).not.toHaveProperty("next");
    },
  );
});

describe("an opening", () => {
  it.each(["FAILURE", "OPEN_BY_HAND"] as const)(
    "by %s begins the next epoch and pauses all live jobs",
    (name) => {
      expect(decideBreaker({ state: "CLOSED", epoch: 3 }, EVENTS[name])).toEqual({
        next: { state: "OPEN", epoch: 4 },
        effect: "PAUSE_ALL_LIVE_JOBS",
      });
    },
  );

  it("happens at the first failure of a new installation", () => {
    const decision = decideBreaker({ state: "CLOSED", epoch: 0 }, { type: "FAILURE", epoch: 0 });
    expect(decision).toMatchObject({ next: { state: "OPEN", epoch: 1 } });
  });

  it.each(["", "   ", "\n"])("by hand is refused without a reason (%j)", (reason) => {
    expect(decideBreaker({ state: "CLOSED", epoch: 3 }, { type: "OPEN_BY_HAND", reason })).toEqual({
      refused: "INVALID_INPUT",
      message: "Give a reason for opening the breaker.",
    });
  });

  it("by hand is refused while OPEN and names the epoch", () => {
    expect(decideBreaker({ state: "OPEN", epoch: 3 }, EVENTS.OPEN_BY_HAND)).toEqual({
      refused: "BREAKER_OPEN",
      message: "The breaker is open already (epoch 3); nothing was changed.",
    });
  });
});

describe("a late failure (rule J8)", () => {
  const late: { state: BreakerState; epoch: number; why: string }[] = [
    { state: "CLOSED", epoch: 2, why: "of the epoch before the closing" },
    { state: "CLOSED", epoch: 0, why: "of a much older epoch" },
    { state: "OPEN", epoch: 3, why: "that comes second in its own epoch" },
    { state: "OPEN", epoch: 2, why: "of an older epoch while OPEN" },
  ];

  it.each(late)("$why opens nothing", ({ state, epoch }) => {
    expect(decideBreaker({ state, epoch: 3 }, { type: "FAILURE", epoch })).toEqual({
      unmoved: "LATE_FAILURE",
    });
  });
});

describe("a closing", () => {
  it("keeps the epoch and resumes all paused jobs", () => {
    expect(decideBreaker({ state: "OPEN", epoch: 3 }, EVENTS.CLOSE)).toEqual({
      next: { state: "CLOSED", epoch: 3 },
      effect: "RESUME_ALL_PAUSED_JOBS",
    });
  });

  it("is refused while CLOSED, so that a double click changes nothing", () => {
    expect(decideBreaker({ state: "CLOSED", epoch: 3 }, EVENTS.CLOSE)).toEqual({
      refused: "BREAKER_CLOSED",
      message: "The breaker is closed already (epoch 3); nothing was changed.",
    });
  });

  it.each([2, 4])("that names epoch %i is refused at epoch 3, with what to do", (epoch) => {
    const decision = decideBreaker({ state: "OPEN", epoch: 3 }, { type: "CLOSE", epoch, reason: "ok" });
    expect(decision).toMatchObject({
      refused: "STALE_EPOCH",
      message: expect.stringContaining("Read the new cause"),
    });
    expect(decision).toMatchObject({ message: expect.stringContaining(`You saw epoch ${epoch}`) });
  });

  it.each(["", "  "])("is refused without a reason (%j)", (reason) => {
    expect(decideBreaker({ state: "OPEN", epoch: 3 }, { type: "CLOSE", epoch: 3, reason })).toEqual({
      refused: "INVALID_INPUT",
      message: "Give a reason for closing the breaker.",
    });
  });
});
