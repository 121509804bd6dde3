/** One event of a stream, as received. */
export interface ServerEvent {
  /** `message` for the server's data; tRPC has others: `connected`, `ping`, `serialized-error`, `return`. */
  readonly event: string;
  readonly data: string;
  readonly id: string | undefined;
}

/** The events of an answer as they arrive. A reader that stops closes the stream. */
export async function* eventsOf(response: Response): AsyncGenerator<ServerEvent, void, undefined> {
  if (response.body === null) throw new Error("no body");
  let text = "";
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split(/\n\n+/);
    text = blocks.pop() ?? "";
    for (const block of blocks) if (block.trim() !== "") yield parsed(block);
  }
}

function parsed(block: string): ServerEvent {
  const fields = new Map(
    block
      .split("\n")
      .filter((line) => line !== "")
      .map((line): [string, string] => {
        const [name = "", ...rest] = line.split(": ");
        return [name, rest.join(": ")];
      }),
  );
  return { event: fields.get("event") ?? "message", data: fields.get("data") ?? "", id: fields.get("id") };
}

/** The result of a request, also of a stream: its first event, or its refusal. Closes the stream. */
export async function answerTo(response: Response): Promise<{ status: number; text: string }> {
  if (!response.headers.get("content-type")?.startsWith("text/event-stream"))
    return { status: response.status, text: await response.text() };
  for await (const { event, data } of eventsOf(response)) {
    if (event === "message") return { status: response.status, text: data };
    if (event === "serialized-error")
      return { status: Number(/"httpStatus":(\d+)/.exec(data)?.[1]), text: `{"error":${data}}` };
  }
  throw new Error("The stream ended without a word.");
}
