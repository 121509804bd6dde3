import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { type Looker, looker, type Theme } from "./looked.ts";
import { AWAY, IDLE, RESUMED, RUNNING, type Scene, STOPPED } from "./scenes.ts";
import { endWorker, resume, stop, type World, world } from "./stages.ts";

/** How pages are checked: in a theme, loaded at the first of the widths (pixels) and checked at all of them. */
export interface Look {
  readonly theme: Theme;
  readonly widths: readonly [number, ...number[]];
}

interface Walk {
  readonly looks: readonly Look[];
  /** Folder for pictures; absent: takes none. */
  readonly pictures?: string;
}

/**
 * Checks every page in every state.
 * @returns one line for each fault, with the scene in front, and the number of checks.
 */
export async function walk(browser: Browser, { looks, pictures }: Walk) {
  await using at = await world();
  const faults: string[] = [];
  let seen = 0;
  if (pictures !== undefined) await mkdir(pictures, { recursive: true });
  const look = async (scenes: readonly Scene[]) => {
    const each = async ({ theme, widths }: Look) => {
      // One window for all, which keeps its process and its cache: a new one each time took three times as long.
      await using eyes = await looker(browser, { origin: at.origin, theme, width: widths[0] });
      for (const scene of scenes) {
        await eyes.become(at.cookies[scene.as]);
        const where = `${scene.name}-${theme}`;
        const found = await facing(scene, at, eyes)
          .then(() => eyes.faults(widths))
          .catch((error: unknown) => [String(error)]);
        seen++;
        faults.push(...found.map((fault) => `${where}: ${fault}`));
        if (pictures !== undefined) await picture(eyes, path.join(pictures, `${where}-${widths[0]}.png`));
      }
    };
    // A check mostly waits, so the looks run side by side.
    await Promise.all(looks.map(each));
  };
  await look(RUNNING);
  await stop(at);
  await look(STOPPED);
  await resume(at);
  await look(RESUMED);
  await endWorker(at);
  await look(IDLE);
  at.way.cut();
  await look(AWAY);
  return { faults, seen };
}

async function facing(scene: Scene, at: World, eyes: Looker): Promise<void> {
  await eyes.open(scene.path(at));
  if (scene.act === undefined) return;
  await scene.act(eyes.page);
  await eyes.settle();
}

const picture = ({ page }: Looker, file: string) => page.screenshot({ path: file, fullPage: true });
