/** The decoder for a charset; UTF-8 for an unknown name. */
function decoderOf(charset: string): InstanceType<typeof TextDecoder> {
  try {
    return new TextDecoder(charset);
  } catch {
    return new TextDecoder();
  }
}

/**
 * The body as text. JSON is UTF-8 (RFC 8259) and servers mislabel it, so the label is used only if it says UTF-16 or the
 * bytes aren't valid UTF-8. A byte order mark is dropped.
 */
export function bodyText(bytes: Buffer, contentType = ""): string {
  const charset = /charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(contentType)?.[1] ?? "utf-8";
  if (/^utf-?16/i.test(charset)) return decoderOf(charset).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decoderOf(charset).decode(bytes);
  }
}
