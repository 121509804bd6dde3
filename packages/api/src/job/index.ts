import { cancel } from "./cancel.ts";
import { cancelMany } from "./cancel-many.ts";
import { cancelPreview } from "./cancel-preview.ts";
import { counts } from "./counts.ts";
import { get } from "./get.ts";
import { list } from "./list.ts";
import { live } from "./live.ts";
import { retry } from "./retry.ts";
import { retryMany } from "./retry-many.ts";
import { retryPreview } from "./retry-preview.ts";
import { status } from "./status.ts";

/** In the order of the documentation. */
export const job = {
  list,
  live,
  get,
  status,
  counts,
  cancel,
  cancelPreview,
  cancelMany,
  retry,
  retryPreview,
  retryMany,
};
