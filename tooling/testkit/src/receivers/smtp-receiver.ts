import { type AddressInfo, createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers, an empty line, the text; quoted-printable is decoded. */
  readonly source: string;
}

/** A mail server that accepts any password, has no TLS and stores the mails. */
export interface SmtpReceiver extends AsyncDisposable {
  /** Without user and password. */
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** The log-ins that it received, decoded. */
  readonly logins: readonly string[];
  /** `refuse`: every mail is deferred with 451, and the sender's own words are in the answer. */
  answer(how: "take" | "refuse"): void;
}

/** Calls `take` with each line of the client and sends its result. */
function converse(socket: Socket, take: (line: string) => string | undefined): void {
  const lines = createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY });
  const say = (line: string) => socket.write(`${line}\r\n`);
  lines.on("line", (line) => {
    const answer = take(line);
    if (answer !== undefined) say(answer);
    if (answer?.startsWith("221")) socket.end();
  });
  socket.on("error", () => {});
  say("220 receiver of the tests");
}

export async function smtpReceiver(): Promise<SmtpReceiver> {
  const mails: ReceivedMail[] = [];
  const logins: string[] = [];
  let how: "take" | "refuse" = "take";
  const server = createServer((socket) => {
    let from = "";
    let to: string[] = [];
    let data: string[] | undefined;
    converse(socket, (line) => {
      if (data !== undefined) {
        if (line !== ".") {
          data.push(line.replace(/^\./, ""));
          return undefined;
        }
        const source = data
          .join("\n")
          .replace(/=\n/g, "")
          .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
        data = undefined;
        if (how === "refuse")
          return `451 later, ${logins.at(-1) ?? ""} ${source.slice(0, 200).replace(/\n/g, " ")}`;
        mails.push({ from, to, source });
        return "250 taken";
      }
      const [, address = ""] = /<([^>]*)>/.exec(line) ?? [];
      if (/^EHLO/i.test(line)) return "250-receiver\r\n250 AUTH PLAIN";
      if (/^AUTH PLAIN /i.test(line)) {
        logins.push(Buffer.from(line.slice("AUTH PLAIN ".length), "base64").toString());
        return "235 welcome";
      }
      if (/^MAIL FROM/i.test(line)) {
        [from, to] = [address, []];
        return "250 go on";
      }
      if (/^RCPT TO/i.test(line)) {
        to.push(address);
        return "250 go on";
      }
      if (/^DATA/i.test(line)) {
        data = [];
        return "354 end with a dot";
      }
      return /^QUIT/i.test(line) ? "221 bye" : "250 as you like";
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mails,
    logins,
    answer(next) {
      how = next;
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
