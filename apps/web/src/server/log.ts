/** One line of JSON an event, on standard output, as the worker writes them. */
export function log(event: object): void {
  process.stdout.write(`${JSON.stringify({ time: new Date().toISOString(), app: "web", ...event })}\n`);
}
