import { Counter, type Registry } from "prom-client";

/** Attempts to send an alert. Workers send alerts; the web app sends those that they have not sent. */
export const alertCounter = (registry: Registry): Counter<"channel" | "end"> =>
  new Counter({
    name: "leadgen_alert_tries_total",
    help: "Attempts of this process to send an alert, by channel and result",
    labelNames: ["channel", "end"],
    registers: [registry],
  });
