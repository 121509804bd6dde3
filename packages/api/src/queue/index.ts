import { acknowledge } from "./acknowledge.ts";
import { calls } from "./calls.ts";
import { cause } from "./cause.ts";
import { close } from "./close.ts";
import { closePreview } from "./close-preview.ts";
import { credits } from "./credits.ts";
import { history } from "./history.ts";
import { incidents } from "./incidents.ts";
import { lastClose } from "./last-close.ts";
import { live } from "./live.ts";
import { open } from "./open.ts";
import { probe } from "./probe.ts";
import { providers } from "./providers.ts";
import { status } from "./status.ts";
import { throughput } from "./throughput.ts";
import { waits } from "./waits.ts";

/** In the order of the documentation. */
export const queue = {
  status,
  live,
  waits,
  cause,
  acknowledge,
  history,
  incidents,
  closePreview,
  close,
  lastClose,
  open,
  probe,
  credits,
  providers,
  calls,
  throughput,
};
