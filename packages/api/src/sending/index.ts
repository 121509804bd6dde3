import { activate } from "./activate.ts";
import { mails } from "./mails.ts";
import { pause } from "./pause.ts";
import { senders } from "./senders.ts";
import { status } from "./status.ts";
import { takeOut } from "./take-out.ts";
import { validate } from "./validate.ts";

/** What persons do to a campaign's sending (rule J15). In the order of the documentation. */
export const sending = { senders, mails, takeOut, validate, activate, pause, status };
