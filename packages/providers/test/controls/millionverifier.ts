import { VERIFIED } from "../exchanges/good.ts";
import { PROBE } from "../support/calls.ts";
import { type Controls, nearestOf } from "./control.ts";

const near = nearestOf("MILLIONVERIFIER");
const with200 = (fields: object) => near(200, { ...VERIFIED, ...fields });

export const MILLIONVERIFIER_CONTROLS: Controls<"MILLIONVERIFIER"> = {
  "millionverifier.bad-key": with200({ subresult: "apikey_not_found" }),
  "millionverifier.credits-exhausted": with200({ credits: 0, subresult: "no_credits" }),
  "millionverifier.no-credits-left": near(200, { credits: 0, renewing_credits: 1 }, PROBE.MILLIONVERIFIER),
  "millionverifier.ip-blocked": with200({ quality: "ip blocked" }),
  "millionverifier.too-many-requests": with200({ subresult: "too many requests" }),
  "millionverifier.internal-error": with200({ subresult: "internal_error" }),
  "millionverifier.unknown-error": with200({ error: " ", resultcode: 3 }),
  "millionverifier.address-not-accepted": with200({ result: "error", error: "Invalid email plan" }),
  "millionverifier.invalid": with200({ result: "invalid", error: "Internal error" }),
  "millionverifier.disposable": with200({ result: ["disposable"] }),
  "millionverifier.unknown": with200({ result: "" }),
  "millionverifier.new-word": with200({ result: "brand_new_word", error: "maintenance" }),
  "millionverifier.catch-all": with200({ result: "catch_all", error: "maintenance" }),
};
