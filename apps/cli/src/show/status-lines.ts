import { JOB_STATUSES } from "@leadgen/core";
import type { Cause, ClosePreview, QueueStatus } from "../api/client.ts";
import type { Terminal } from "../terminal/terminal.ts";
import { causeCard } from "./cause-card.ts";
import { previewLines } from "./close-preview.ts";

interface IfOpen {
  readonly cause: Cause | null;
  readonly preview: ClosePreview | null;
}

/** The whole state for an operator: what it is, why, and what to do next. */
export function statusLines(queue: QueueStatus, { cause, preview }: IfOpen, terminal: Terminal): string[] {
  const { paint } = terminal;
  const { state, epoch, reason } = queue.circuitBreaker;
  const lamp = state === "CLOSED" ? paint.green(state) : paint.red(state);
  const head = `breaker  ${paint.bold(lamp)}${epoch === null ? "" : `, epoch ${epoch}`}`;
  if (queue.jobs === null) return [head, reason ?? ""];
  const { jobs } = queue;
  const counts = JOB_STATUSES.map((status) => `${jobs[status]} ${status}`).join(", ");
  const rest = [
    `jobs     ${counts}`,
    `calls    ${queue.callsInFlight} under way`,
    `workers  ${queue.workersAlive} alive`,
  ];
  if (cause === null || preview === null) return [head, ...rest];
  return [
    head,
    ...rest,
    "",
    ...causeCard(cause, paint, Math.min(terminal.width(), 100)),
    lookingLine(cause),
    "",
    "Closing would:",
    ...previewLines(preview).map((line) => `  ${line}`),
    `  make operator ARGS='close --epoch ${preview.epoch} --reason "..."'`,
  ];
}

/** Who looks into the cause, so that two people do not do the same work. */
const lookingLine = ({ acknowledged, epoch }: Cause): string =>
  acknowledged === null
    ? `looking  nobody yet: make operator ARGS='acknowledge --epoch ${epoch}'`
    : `looking  ${acknowledged.by}, since ${acknowledged.at.toISOString()}`;
