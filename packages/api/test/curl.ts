/** Converts a curl command of the documentation to a request. Knows only the options that the documentation uses. */
export function requestOf(command: string, env: Readonly<Record<string, string>>): Request {
  const words = wordsOf(command.replaceAll("\\\n", " "), env);
  if (words.shift() !== "curl") throw new Error(`not a curl command: ${command}`);
  const headers = new Headers();
  let method: string | undefined;
  let body: string | undefined;
  let url: string | undefined;
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === "-X") method = words.shift();
    else if (word === "-H") headers.append(...headerOf(words.shift() ?? ""));
    else if (word === "-d") body = words.shift();
    else if (word.startsWith("-")) throw new Error(`unknown option ${word}`);
    else url = word;
  }
  if (url === undefined) throw new Error(`no URL: ${command}`);
  return new Request(url, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers,
    ...(body !== undefined && { body }),
  });
}

function headerOf(text: string): [string, string] {
  const colon = text.indexOf(":");
  return [text.slice(0, colon), text.slice(colon + 1).trim()];
}

/** The words of a POSIX shell's command line: plain, 'quoted' and "quoted with $VARIABLES". */
function wordsOf(line: string, env: Readonly<Record<string, string>>): string[] {
  const words = line.match(/(?:'[^']*'|"[^"]*"|\\.|[^\s'"\\])+/g) ?? [];
  const part = (text: string): string => {
    if (text.startsWith("'")) return text.slice(1, -1);
    if (text.startsWith("\\")) return text.slice(1);
    const plain = text.startsWith('"') ? text.slice(1, -1) : text;
    return plain.replaceAll(/\$(\w+)/g, (_, name: string) => env[name] ?? "");
  };
  return words.map((word) => (word.match(/'[^']*'|"[^"]*"|\\.|[^'"\\]+/g) ?? []).map(part).join(""));
}
