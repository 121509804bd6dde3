/** Something to wait for that may happen many times: what happens while nobody waits is not lost, and counts once. */
export interface Wake {
  ring(): void;
  /** Resolves with the next ring, or at once if it has rung since the last wait. One waits at a time. */
  wait(): Promise<void>;
}

export function createWake(): Wake {
  let rung = false;
  let wakeUp = () => {};
  return {
    ring() {
      rung = true;
      wakeUp();
    },
    async wait() {
      if (!rung) {
        await new Promise<void>((resolve) => {
          wakeUp = resolve;
        });
      }
      rung = false;
    },
  };
}
