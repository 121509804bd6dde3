import { Counter, type Registry } from "prom-client";

/** Tries to send an alert: workers send them, and the web app what they leave lying. */
export const alertCounter = (registry: Registry): Counter<"channel" | "end"> =>
  new Counter({
    name: "leadgen_alert_tries_total",
    help: "Tries of this process to send an alert, by channel and how they ended",
    labelNames: ["channel", "end"],
    registers: [registry],
  });
