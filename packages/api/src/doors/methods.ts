import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors/api-error.ts";

const OF_PAGES = ["GET", "HEAD"];
const OF_THE_API = [...OF_PAGES, "POST", "PATCH", "PUT", "DELETE", "OPTIONS"];

/** Refuses TRACE, which no `Request` can be, and methods that pages would treat as GET. @throws ApiError METHOD_NOT_ALLOWED. */
export function checkMethod({ method = "", url = "" }: IncomingMessage): void {
  const methods = url.startsWith("/api/") ? OF_THE_API : OF_PAGES;
  if (methods.includes(method)) return;
  const allow = methods.join(", ");
  throw new ApiError("METHOD_NOT_ALLOWED", `This address takes ${allow}.`, { allow });
}
