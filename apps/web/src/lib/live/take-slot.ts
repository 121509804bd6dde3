/** Streams of all this browser's tabs and windows together. Over HTTP/1.1 it has six connections to a host, and the rest needs some. */
const SLOTS = 4;

/** A place for a stream. @returns what gives it back; null when all are taken. */
export async function takeSlot(): Promise<(() => void) | null> {
  // Browsers have locks for HTTPS and for localhost only. Without them nobody can count.
  if (!("locks" in navigator)) return () => {};
  for (let n = 1; n <= SLOTS; n++) {
    const giveBack = await tryLock(`leadgen-stream-${n}`);
    if (giveBack !== null) return giveBack;
  }
  return null;
}

/** Held until it is given back, or the page is closed. */
const tryLock = (name: string): Promise<(() => void) | null> =>
  new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      if (lock === null) return resolve(null);
      return new Promise<void>((giveBack) => resolve(giveBack));
    });
  });
