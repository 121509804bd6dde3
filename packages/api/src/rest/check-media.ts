import { ApiError } from "../errors/api-error.ts";

/**
 * Refuses a body that would be misread: compressed, or not in UTF-8. A body without a `Content-Type` is taken for JSON; the parser
 * decides whether it is.
 * @throws ApiError UNSUPPORTED_MEDIA_TYPE.
 */
export function checkMedia(headers: Headers): void {
  const coding = headers.get("content-encoding")?.trim().toLowerCase();
  if (coding !== undefined && coding !== "" && coding !== "identity") {
    throw new ApiError(
      "UNSUPPORTED_MEDIA_TYPE",
      "Content-Encoding: bodies are not decompressed. Send it as it is.",
    );
  }
  const charset = /;\s*charset\s*=\s*"?([^";,\s]*)/i.exec(headers.get("content-type") ?? "")?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    throw new ApiError("UNSUPPORTED_MEDIA_TYPE", "Content-Type: bodies must be in UTF-8.");
  }
}
