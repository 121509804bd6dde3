/** The benchmarks; `--help` shows what they measure. Exits with 0, with 1 if a target is missed, or with 64 on wrong usage. */
import { fileURLToPath } from "node:url";
import { runCommand } from "@leadgen/testkit/command-line";
import { type Lab, openLab, scratchFolder } from "@leadgen/testkit/lab";
import { benchBusyMinute } from "./busy-minute.ts";
import { benchDoNotContact } from "./do-not-contact.ts";
import { benchDrain } from "./drain.ts";
import { benchEnqueue } from "./enqueue.ts";
import { benchFair } from "./fair.ts";
import { type Figure, meets } from "./figures.ts";
import { benchFrugal } from "./frugal.ts";
import { benchLead } from "./lead.ts";
import { benchLists } from "./lists.ts";
import { benchLive } from "./live.ts";
import { benchOpenClose } from "./open-close.ts";
import { type Benchmark, HELP, type Options, readOptions } from "./options.ts";
import { benchPace } from "./pace.ts";
import { benchSilence } from "./silence.ts";
import { tableOf } from "./table.ts";
import { benchWatched } from "./watched.ts";
import { benchWire } from "./wire.ts";

/** Live jobs in the busy minute: few, so that it measures the waiting and not the rewriting of rows. */
const BUSY_LIVE = 2_000;

const folderOf = (name: string) => fileURLToPath(new URL(`../../../.data/${name}`, import.meta.url));
/** Folders of the servers' data. The cost of a lead needs an extension that slows the other benchmarks down. */
const FOLDERS = { all: folderOf("bench"), lead: folderOf("bench-lead") };

const RUN: Readonly<Record<Benchmark, (lab: Lab, options: Options) => Promise<Figure[]>>> = {
  "open-close": benchOpenClose,
  busy: (lab, options) => benchBusyMinute(lab, { ...options, live: Math.min(BUSY_LIVE, options.live) }),
  drain: benchDrain,
  watched: benchWatched,
  enqueue: benchEnqueue,
  frugal: benchFrugal,
  live: benchLive,
  lists: benchLists,
  pace: benchPace,
  wire: benchWire,
  fair: benchFair,
  silence: benchSilence,
  "do-not-contact": benchDoNotContact,
  lead: async (_lab, options) => benchLead(await scratchFolder(FOLDERS.lead), options),
};

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  const folder = await scratchFolder(FOLDERS.all);
  await using lab = await openLab(folder);
  const judged = !options.quick;
  if (!options.json)
    console.log(`${lab.version}, fsync on${judged ? "" : ", quick: the figures mean nothing"}\n`);
  const figures: Figure[] = [];
  for (const benchmark of options.only) {
    const found = await RUN[benchmark](lab, options);
    figures.push(...found);
    if (!options.json) console.log(`${tableOf(found, judged)}\n`);
  }
  if (options.json) {
    console.log(JSON.stringify({ server: lab.version, quick: options.quick, figures }, null, 2));
  }
  return judged && !figures.every(meets) ? 1 : 0;
}

await runCommand(HELP, () => main(process.argv.slice(2)));
