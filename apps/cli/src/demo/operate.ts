import { PROVIDER_NAMES } from "@leadgen/core";
import type { Cause, ProbeAnswer } from "../api/client.ts";
import { refusalOf } from "../api/refusal.ts";
import { CliError } from "../cli-error.ts";
import { EXIT } from "../exit-codes.ts";
import { previewLines } from "../show/close-preview.ts";
import { box } from "../terminal/box.ts";
import type { Stage } from "./stage.ts";

const UNSEEN = "A free probe can't see this fault. The paid call did: it is on the card above.";

/** Plays the operator: probe, mend, probe again, read the preview of closing, close. */
export async function operate(stage: Stage, cause: Cause): Promise<void> {
  const { world, terminal, checks, outage } = stage;
  const name = PROVIDER_NAMES[outage.provider];
  const probe = () => world.api.queue.probe.mutate({ provider: outage.provider });

  const first = await probe();
  showProbe(stage, first);
  if (outage.seenByProbe) checks.expect(`the probe finds ${name} still failing`, !first.works, first.summary);
  else if (first.works) terminal.print(`    ${terminal.paint.dim(UNSEEN)}`);

  await world.simulator.clearFaults();
  terminal.print(`  ${name} is mended ${terminal.paint.dim("(the simulator's fault is cleared)")}`);
  const second = await probe();
  showProbe(stage, second);
  checks.expect(`the probe finds ${name} working`, second.works, second.summary);
  await checkStillOpen(stage, cause);
  await close(stage, `${name} was mended and probed`);
}

function showProbe({ terminal }: Stage, { works, summary, provider }: ProbeAnswer): void {
  const { paint } = terminal;
  const sign = works ? paint.green("answers") : paint.red("fails");
  terminal.print(`  probe ${PROVIDER_NAMES[provider]}: ${sign}  ${paint.dim(summary)}`);
}

async function checkStillOpen({ world, checks }: Stage, cause: Cause): Promise<void> {
  const { circuitBreaker } = await world.api.queue.status.query();
  checks.expect(
    "no probe closed the breaker: only a person does",
    circuitBreaker.state === "OPEN" && circuitBreaker.epoch === cause.epoch,
    `${circuitBreaker.state}, epoch ${circuitBreaker.epoch}`,
  );
}

async function close({ world, terminal, checks }: Stage, reason: string): Promise<void> {
  const { paint } = terminal;
  const preview = await world.api.queue.closePreview.query();
  if (preview === null) throw new CliError(EXIT.MISBEHAVED, "The breaker was closed by somebody else.");
  const { epoch } = preview;
  terminal.print();
  const title = `Closing epoch ${epoch} would`;
  const frame = (text: string) => paint.cyan(text);
  const width = Math.min(terminal.width(), 100);
  for (const line of box({ title, lines: previewLines(preview), width, frame })) terminal.print(line);
  terminal.print();
  const closed = await world.api.queue.close.mutate({ epoch, reason });
  terminal.print(`  ${paint.bold(paint.green("CLOSED"))} by the operator, epoch ${epoch}: "${reason}"`);
  checks.expect(
    `one commit made ${closed.jobsResumed} PAUSED jobs PENDING again, as the preview said`,
    closed.jobsResumed === preview.jobsToResume && closed.jobsResumed > 0,
    `${preview.jobsToResume} in the preview`,
  );
  const again = await world.api.queue.close.mutate({ epoch, reason }).then(() => undefined, refusalOf);
  checks.expect(
    `a second closing is refused: ${again?.httpStatus} ${again?.code}`,
    again?.code === "BREAKER_CLOSED",
    again?.code ?? "it was accepted",
  );
}
