const SPECIAL: Readonly<Record<string, string>> = { ø: "o", æ: "ae", å: "aa", ß: "ss", ł: "l", đ: "d" };

/** Lower-case ASCII for addresses and host names: `Søren Kjær` becomes `soren-kjaer`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[øæåßłđ]/g, (letter) => SPECIAL[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
