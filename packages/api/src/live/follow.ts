import type { Grant } from "../access/authorise.ts";
import type { ApiDeps } from "../deps/api-deps.ts";
import { translate, trpcError } from "../errors/translate.ts";
import type { Access } from "./guards.ts";
import { hubOf } from "./hub.ts";
import { type Events, openStream } from "./stream.ts";
import type { Source } from "./topic.ts";

/** The arguments of a subscription's handler that a stream needs. */
interface Call {
  readonly ctx: {
    readonly deps: ApiDeps;
    readonly access: Access;
    readonly grant: Grant;
    readonly due: AbortController;
  };
  readonly input: { readonly lastEventId?: string | null | undefined } | undefined;
  readonly path: string;
  readonly signal: AbortSignal | undefined;
}

/** A stream of a source, for as long as the caller may see it. `sourceOf` maps a grant to the source that it may see. */
export async function follow<T>(call: Call, sourceOf: (grant: Grant) => Source<T>): Promise<Events<T>> {
  const { deps, access, grant, due } = call.ctx;
  return openStream({
    hub: hubOf(deps),
    access,
    grant,
    sourceOf,
    lastEventId: call.input?.lastEventId,
    signal: call.signal,
    onDue: () => due.abort(),
    asError: (error) => trpcError(translate(error, { path: call.path, log: deps.log })),
  });
}
