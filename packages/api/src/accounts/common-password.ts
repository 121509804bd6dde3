/** The 49,000 most frequent leaked passwords. Loaded with the first new password, since few requests contain one. */
let leaked: Promise<ReadonlySet<string>> | undefined;

const load = async () => new Set((await import("@zxcvbn-ts/language-common")).dictionary["passwords-common"]);

/** A unit this short is no secret, even if it is repeated. */
const SHORT = 4;

/**
 * Whether a password is among those that attackers try first: on the list in any letter case, or one from the list repeated, or one
 * with digits and signs before or after it. Most of the list is shorter than our minimum, and people lengthen those like this.
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

/** The shortest text whose repetition gives this one. */
function unitOf(text: string): string {
  // The second occurrence of the text within its own doubling.
  const again = `${text}${text}`.indexOf(text, 1);
  return text.slice(0, Math.max(again, 0));
}
