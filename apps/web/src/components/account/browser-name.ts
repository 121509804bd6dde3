const BROWSERS = [
  [/\bEdg\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\//, "Firefox"],
  [/\b(HeadlessChrome|Chrome|CriOS)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const SYSTEMS = [
  [/\bAndroid\b/, "Android"],
  [/\b(iPhone|iPad)\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bLinux\b/, "Linux"],
] as const;

type Known = readonly (readonly [RegExp, string])[];

const first = (known: Known, text: string): string | undefined =>
  known.find(([form]) => form.test(text))?.[1];

/** A `User-Agent` in words, by which users recognize their own devices: "Firefox on Linux". */
export function browserName(userAgent: string | null): string {
  if (userAgent === null) return "Unknown";
  const browser = first(BROWSERS, userAgent);
  const system = first(SYSTEMS, userAgent);
  if (browser === undefined) return userAgent.split(/[\s/]/)[0] || "Unknown";
  return system === undefined ? browser : `${browser} on ${system}`;
}
