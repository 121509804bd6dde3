import { setTimeout as pause } from "node:timers/promises";
import type { Context } from "../context.ts";
import { readTerminalEnv } from "../env.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { Interrupted } from "../interruption.ts";
import { createTerminal, type Terminal } from "../terminal/terminal.ts";
import { openAccount, renewed } from "./account.ts";
import type { SmokeDocument } from "./document.ts";
import { type Settings, type SmokeOptions, settingsOf } from "./options.ts";
import { perform } from "./perform.ts";
import { requireReady } from "./pre-flight.ts";
import { summaryLines } from "./summary.ts";
import { write } from "./write.ts";

/** Runs campaigns on a running system, over REST as anyone could, and judges the results. */
export async function smoke(options: SmokeOptions, context: Context): Promise<ExitCode> {
  const settings = settingsOf(options);
  const terminal = createTerminal({ stream: process.stderr, ...readTerminalEnv() });
  const { signal } = context.interruption;
  const impatience = new AbortController();
  context.interruption.onAgain = () => impatience.abort(new Interrupted("a second time"));
  const account = renewed(
    () => openAccount({ url: settings.url, signal }, settings.token),
    () => performance.now(),
  );
  const open = async () => {
    await requireReady(settings.url, signal);
    return account();
  };
  for (let round = 1; ; round++) {
    const begun = performance.now();
    const document = await perform({
      settings,
      terminal,
      round,
      signal,
      impatience: impatience.signal,
      openAccount: open,
    });
    const code = await tell(document, settings, { context, progress: terminal });
    if (settings.watchSeconds === undefined || ENDS_WATCHING.includes(document.outcome)) return code;
    const rest = settings.watchSeconds * 1000 - (performance.now() - begun);
    await pause(Math.max(0, rest), undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}

/** Outcomes that the next run would repeat. */
const ENDS_WATCHING: readonly SmokeDocument["outcome"][] = ["USAGE", "INTERNAL", "INTERRUPTED"];

interface Streams {
  readonly context: Context;
  readonly progress: Terminal;
}

/** Prints the result: JSON to standard output and the summary to the progress, or else the summary to standard output. */
async function tell(
  document: SmokeDocument,
  settings: Settings,
  { context, progress }: Streams,
): Promise<ExitCode> {
  const people = settings.json ? progress : context.terminal;
  const lines = summaryLines(document, people.paint, Math.min(people.width(), 100)).join("\n");
  if (settings.json) {
    progress.print(lines);
    await write(`${JSON.stringify(document)}\n`);
  } else {
    await write(`${lines}\n`);
  }
  if (settings.report !== undefined) {
    const { writeReport } = await import("./report/write-report.ts");
    progress.print(`report      ${await writeReport(document, settings.report)}`);
  }
  return EXIT[document.outcome];
}
