/** `database.ts migrate | status | revert` works on DATABASE_URL or the embedded database. Exit 1: failed, or not up to date. */
import { resolveDatabaseUrl } from "../src/embedded/index.ts";
import { migrate, migrationStatus, revertLast } from "../src/migrate/index.ts";
import { DATA_DIR, env } from "./env.ts";

type Command = (url: string) => Promise<string>;

const commands: Readonly<Record<string, Command>> = {
  async migrate(url) {
    const { applied } = await migrate(url);
    return applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`;
  },
  async status(url) {
    const { upToDate, pending, unknown, edited, unfinished } = await migrationStatus(url);
    if (upToDate) return "The database is up to date.";
    process.exitCode = 1;
    const lines = [
      ["Not applied yet (run make migrate)", pending],
      ["Applied by a newer version of leadgen", unknown],
      ["Changed after they were applied", edited],
    ] as const;
    return lines
      .flatMap(([text, names]) => (names.length > 0 ? [`${text}: ${names.join(", ")}`] : []))
      .concat(unfinished ?? [])
      .join("\n");
  },
  async revert(url) {
    const name = await revertLast(url);
    return name ? `Took ${name} back.` : "There is no migration to take back.";
  },
};

const command = commands[process.argv[2] ?? ""];
if (!command) {
  process.stderr.write(`Usage: database.ts ${Object.keys(commands).join(" | ")}\n`);
  process.exit(64);
}
try {
  await using database = await resolveDatabaseUrl(env, DATA_DIR);
  process.stdout.write(`${await command(database.url)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
