/** Next calls this once when a server starts, before it answers; never during a build. */
export async function register(): Promise<void> {
  // Next replaces this variable at build time. The edge bundle has no Node modules, and none of our code runs there.
  // biome-ignore lint/style/noProcessEnv: not a setting but Next's name for the bundle that this is compiled into.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./server/start-server.ts");
  await startServer();
}
