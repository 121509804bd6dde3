import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { type Look, type Looker, looker } from "./looked.ts";
import { AWAY, IDLE, RESUMED, RUNNING, type Scene, STOPPED } from "./scenes.ts";
import { endWorker, resume, stop, world } from "./stages.ts";

interface Walk {
  /** The looks of each browser window. A page is loaded by one look of a window, in turn, and then seen by the others. */
  readonly windows: readonly (readonly [Look, ...Look[]])[];
  /** Folder for pictures; absent: takes none. */
  readonly pictures?: string;
}

/**
 * Checks every page in every state.
 * @returns one line for each fault, with the scene in front, and the number of checks.
 */
export async function walk(browser: Browser, { windows, pictures }: Walk) {
  await using at = await world();
  const faults: string[] = [];
  let seen = 0;
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  const see = async (scenes: readonly Scene[]) => {
    const through = async (looks: readonly [Look, ...Look[]]) => {
      // One window for all, which keeps its process and its cache: a new one each time took three times as long.
      await using eyes = await looker(browser, { origin: at.origin, look: looks[0] });
      for (const [nth, scene] of scenes.entries()) {
        await eyes.become(at.cookies[scene.as]);
        for (const [turn, look] of from(nth, looks).entries()) {
          const name = `${scene.name}-${look.theme}`;
          const shown =
            turn > 0 ? eyes.wear(look) : eyes.open(scene.path(at), look).then(() => act(scene, eyes));
          const found = await shown.then(() => eyes.faults()).catch((error: unknown) => [String(error)]);
          seen++;
          faults.push(...found.map((fault) => `${name}: ${fault}`));
          if (pictures !== undefined)
            await picture(eyes, path.join(pictures, `${name}-${look.widths[0]}.png`));
        }
      }
    };
    // A check mostly waits, so the windows are looked through side by side.
    await Promise.all(windows.map(through));
  };
  await see(RUNNING);
  await stop(at);
  await see(STOPPED);
  await resume(at);
  await see(RESUMED);
  await endWorker(at);
  await see(IDLE);
  at.way.cut();
  await see(AWAY);
  return { faults, seen };
}

/** All looks, beginning with another one for each scene. */
function from(nth: number, looks: readonly Look[]): Look[] {
  const first = nth % looks.length;
  return [...looks.slice(first), ...looks.slice(0, first)];
}

async function act({ act }: Scene, eyes: Looker): Promise<void> {
  if (act === undefined) return;
  await act(eyes.page);
  await eyes.settle();
}

const picture = ({ page }: Looker, file: string) => page.screenshot({ path: file, fullPage: true });
