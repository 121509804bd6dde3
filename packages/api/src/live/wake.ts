/** A signal to wait for, any number of times. Rings while no caller waits are kept and count as one. */
export interface Wake {
  ring(): void;
  /** Resolves with the next ring, or at once if it has rung since the last wait. One caller waits at a time. */
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
