import type { Asked } from "../procedure/spec.ts";
import { exportStream } from "./export-stream.ts";

/** A campaign's leads as one JSON array, one lead per line. The file is complete only if it ends with the bracket. */
export const exportJson = (asked: Asked): Promise<Response> =>
  exportStream(asked, {
    extension: "json",
    contentType: "application/json; charset=utf-8",
    head: "[\n",
    tail: "\n]\n",
    line: (lead, first) => (first ? "" : ",\n") + JSON.stringify(lead),
  });
