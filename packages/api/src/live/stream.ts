import { type TrackedEnvelope, tracked } from "@trpc/server";
import type { Grant } from "../access/authorise.ts";
import type { Access } from "./guards.ts";
import type { Hub } from "./hub.ts";
import { failureOf, type Source, type State, type Topic } from "./topic.ts";
import { createWake } from "./wake.ts";

export interface StreamOptions<T> {
  readonly hub: Hub;
  readonly access: Access;
  /** The grant at opening. */
  readonly grant: Grant;
  /** The source that a caller with this grant may see. */
  readonly sourceOf: (grant: Grant) => Source<T>;
  /** Id of the state that the client already has. */
  readonly lastEventId: string | null | undefined;
  /** Aborted when the client disconnects. */
  readonly signal: AbortSignal | undefined;
  /** Called when the stream must end. It ends at its next read; if nothing reads it, the caller has to cut it off. */
  readonly onDue: () => void;
  /** An error as the transport sends it. */
  readonly asError: (error: unknown) => Error;
}

/** Events of a stream: each is a state with the id of its content. */
export type Events<T> = AsyncGenerator<TrackedEnvelope<T>, void, undefined>;

/**
 * Opens a stream: the current state, then each change. A client that reads slowly misses the states in between and gets the latest;
 * a client that reconnects with the current state's id gets nothing until it changes. Resolves when the state is known.
 * @throws ApiError TOO_MANY_REQUESTS, and whatever reading the source throws.
 */
export async function openStream<T>(options: StreamOptions<T>): Promise<Events<T>> {
  const watching = watch(options);
  try {
    await watching.known();
  } catch (error) {
    watching.leave();
    throw error;
  }
  return events(options, watching);
}

async function* events<T>({ lastEventId, asError }: StreamOptions<T>, watching: Watching<T>): Events<T> {
  let sent = lastEventId;
  try {
    while (!watching.over()) {
      const state = await watching.state();
      // The client may have left in the meantime.
      if (watching.over()) return;
      if (state === undefined || state.id === sent) {
        await watching.change();
        continue;
      }
      if (state.id === null) throw state.error;
      sent = state.id;
      yield tracked(state.id, state.value);
    }
  } catch (error) {
    throw asError(error);
  } finally {
    watching.leave();
  }
}

interface Watching<T> {
  /**
   * What may be sent now. Access is checked after the read, so nothing is sent that happened after the access ended.
   * Undefined: not known yet. @throws ApiError that ended the access.
   */
  state(): Promise<State<T> | undefined>;
  /** Resolves when the first state is known. @throws ApiError if it is an error. */
  known(): Promise<void>;
  change(): Promise<void>;
  over(): boolean;
  /** Frees everything. A second call does nothing. */
  leave(): void;
}

function watch<T>({ hub, access, grant, sourceOf, signal, onDue }: StreamOptions<T>): Watching<T> {
  const wake = createWake();
  const { ring } = wake;
  const giveBack = hub.seats.take(grant.actor);
  let topic: Topic<T>;
  try {
    topic = hub.watch(sourceOf(grant), ring);
  } catch (error) {
    giveBack();
    throw error;
  }
  const onVerdict = () => {
    ring();
    if (guard.isRefused()) onDue();
  };
  const guard = hub.guards.watch(access, onVerdict);
  let left = false;
  const leave = () => {
    if (left) return;
    left = true;
    giveBack();
    hub.leave(topic as Topic<unknown>, ring);
    hub.guards.leave(guard, onVerdict);
    signal?.removeEventListener("abort", leave);
    hub.closing.removeEventListener("abort", close);
    ring();
  };
  const close = () => {
    leave();
    onDue();
  };
  // Not only in the generator's `finally`: it never runs if nobody reads on.
  signal?.addEventListener("abort", leave);
  hub.closing.addEventListener("abort", close);
  if (signal?.aborted) leave();
  const follow = (source: Source<T>) => {
    if (source.key === topic.source.key || left) return;
    // What the caller may see has changed, for example because they left an organization.
    hub.leave(topic as Topic<unknown>, ring);
    topic = hub.watch(source, ring);
  };
  return {
    async state() {
      for (;;) {
        const state = topic.state();
        const verdict = await guard.check(state?.at ?? 0);
        if (verdict.kind === "refused") throw verdict.error;
        if (verdict.kind === "unknown") return failureOf(topic.source, verdict.error);
        follow(sourceOf(verdict.grant));
        if (topic.state() === state) return state;
      }
    },
    async known() {
      while (topic.state() === undefined && !left) await wake.wait();
      const state = topic.state();
      if (state?.id === null) throw state.error;
    },
    change: () => wake.wait(),
    over: () => left,
    leave,
  };
}
