/** Next calls this once when a server starts, before it answers; never during a build. */
export async function register(): Promise<void> {
  // Next writes this word in at build time; the edge bundle has no Node modules, and nothing of ours runs there.
  // biome-ignore lint/style/noProcessEnv: not a setting but Next's name for the bundle that this is compiled into.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServer } = await import("./server/start-server.ts");
  await startServer();
}
