import { PROVIDER_NAMES, PROVIDERS, type Provider } from "@leadgen/core";
import { type AddressOptions, talking } from "../api/address.ts";
import { CliError } from "../cli-error.ts";
import type { Context } from "../context.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { historyLines } from "../show/history.ts";
import { statusLines } from "../show/status-lines.ts";
import type { Terminal } from "../terminal/terminal.ts";

export interface OperatorOptions extends AddressOptions {
  /** Prints the API's answer as JSON instead of text. */
  readonly json?: boolean;
}

/** Whether work may run. Exits 0 when CLOSED, 2 when OPEN, 1 when UNKNOWN. */
export function status(options: OperatorOptions, context: Context): Promise<ExitCode> {
  return talking(options, context, async (api) => {
    const [queue, cause, preview] = await Promise.all([
      api.queue.status.query(),
      api.queue.cause.query().catch(() => null),
      api.queue.closePreview.query().catch(() => null),
    ]);
    tell(context.terminal, options, {
      value: { ...queue, cause },
      lines: () => statusLines(queue, { cause, preview }, context.terminal),
    });
    return { CLOSED: EXIT.DONE, OPEN: EXIT.SERVICE_FAILED, UNKNOWN: EXIT.MISBEHAVED }[
      queue.circuitBreaker.state
    ];
  });
}

export function close(
  options: OperatorOptions & { epoch: number; reason: string },
  context: Context,
): Promise<ExitCode> {
  return talking(options, context, async (api) => {
    const value = await api.queue.close.mutate({ epoch: options.epoch, reason: options.reason });
    const lines = () => [`CLOSED, epoch ${value.epoch}. ${value.jobsResumed} jobs carry on.`];
    tell(context.terminal, options, { value, lines });
    return EXIT.DONE;
  });
}

export function open(options: OperatorOptions & { reason: string }, context: Context): Promise<ExitCode> {
  return talking(options, context, async (api) => {
    const value = await api.queue.open.mutate({ reason: options.reason });
    const lines = () => [
      `OPEN, epoch ${value.epoch}. ${value.jobsPaused} jobs are PAUSED. Calls under way end and are kept.`,
    ];
    tell(context.terminal, options, { value, lines });
    return EXIT.DONE;
  });
}

export function history(options: OperatorOptions & { limit: number }, context: Context): Promise<ExitCode> {
  return talking(options, context, async (api) => {
    const value = await api.queue.history.query({ limit: options.limit });
    const lines = () => historyLines(value.items, context.terminal);
    tell(context.terminal, options, { value, lines });
    return EXIT.DONE;
  });
}

export function acknowledge(
  options: OperatorOptions & { epoch: number },
  context: Context,
): Promise<ExitCode> {
  return talking(options, context, async (api) => {
    const value = await api.queue.acknowledge.mutate({ epoch: options.epoch });
    const lines = () => [`${value.by} is looking at epoch ${value.epoch}. No more reminders of it go out.`];
    tell(context.terminal, options, { value, lines });
    return EXIT.DONE;
  });
}

/** Exits 0 if the provider works, 2 if not. */
export function probe(name: string, options: OperatorOptions, context: Context): Promise<ExitCode> {
  const provider = PROVIDERS.find((each) => each === name.toUpperCase());
  if (provider === undefined) {
    throw new CliError(
      EXIT.USAGE,
      `There is no provider "${name}": it is one of ${PROVIDERS.join(", ").toLowerCase()}.`,
    );
  }
  return talking(options, context, async (api) => {
    const value = await api.queue.probe.mutate({ provider });
    tell(context.terminal, options, { value, lines: () => probeLines(provider, value) });
    return value.works ? EXIT.DONE : EXIT.SERVICE_FAILED;
  });
}

function probeLines(
  provider: Provider,
  answer: { works: boolean; summary: string; failure: { advice: string } | null },
): string[] {
  const { works, summary, failure } = answer;
  const head = `${PROVIDER_NAMES[provider]} ${works ? "works" : "fails"}. ${summary}`;
  return failure === null ? [head] : [head, failure.advice];
}

interface Told {
  readonly value: unknown;
  readonly lines: () => readonly string[];
}

function tell(terminal: Terminal, { json }: OperatorOptions, { value, lines }: Told): void {
  if (json) terminal.print(JSON.stringify(value, undefined, 2));
  else for (const line of lines()) terminal.print(line);
}
