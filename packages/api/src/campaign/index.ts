import { cancel } from "./cancel.ts";
import { create } from "./create.ts";
import { deletion } from "./delete.ts";
import { details } from "./details.ts";
import { estimate } from "./estimate.ts";
import { get } from "./get.ts";
import { instantlyAnalytics } from "./instantly-analytics.ts";
import { leadStats } from "./lead-stats.ts";
import { list } from "./list.ts";
import { live } from "./live.ts";
import { previewSearch } from "./preview-search.ts";
import { results } from "./results.ts";
import { sampleMail } from "./sample-mail.ts";
import { start } from "./start.ts";
import { takeOver } from "./take-over.ts";
import { takeOverPreview } from "./take-over-preview.ts";
import { update } from "./update.ts";
import { validateStart } from "./validate-start.ts";
import { waits } from "./waits.ts";

/** In the order of the documentation. */
export const campaign = {
  list,
  previewSearch,
  estimate,
  sampleMail,
  create,
  get,
  live,
  update,
  delete: deletion,
  takeOverPreview,
  takeOver,
  waits,
  validateStart,
  start,
  cancel,
  details,
  leadStats,
  results,
  instantlyAnalytics,
};
