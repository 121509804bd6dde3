/** Of 49,000 passwords that leaks have most; loaded with the first new password, since few requests bring one. */
let leaked: Promise<ReadonlySet<string>> | undefined;

const load = async () => new Set((await import("@zxcvbn-ts/language-common")).dictionary["passwords-common"]);

/** A unit that is this short is no secret, however often it is repeated. */
const SHORT = 4;

/**
 * Whether a password is one of those that everybody tries first: in the list, whatever its capitals, or nothing more than one of the list
 * repeated, or with digits and signs before or after it. Most of the list is shorter than ours may be, and that is what people make of it.
 */
export async function isCommon(password: string): Promise<boolean> {
  leaked ??= load();
  const list = await leaked;
  const plain = password.toLowerCase();
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  return [plain, bare].some((text) => {
    const unit = unitOf(text);
    return list.has(text) || (unit !== text && (unit.length < SHORT || list.has(unit)));
  });
}

/** The shortest text of which this one is a repetition. */
function unitOf(text: string): string {
  // Where a text stands again within itself doubled.
  const again = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, Math.max(again, 0));
}
