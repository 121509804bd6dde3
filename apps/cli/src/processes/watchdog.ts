import { spawn } from "node:child_process";
import { once } from "node:events";

/** Ends our children if we cannot: it outlives us even after a SIGKILL. */
export interface Watchdog {
  guard(group: number): void;
  release(group: number): void;
  /** Resolves when the watchdog itself has ended. */
  end(): Promise<void>;
}

/**
 * Reads `+group` and `-group` until our end of the pipe closes, which the kernel does even after a SIGKILL. It kills whole
 * process groups, because Next and `node --watch` have children of their own, which we cannot reach otherwise.
 */
const SCRIPT = `
groups=" "
while read -r line; do
  case "$line" in
    +*) groups="$groups\${line#+} " ;;
    -*) before="\${groups%% \${line#-} *}"; after="\${groups#* \${line#-} }"; groups="$before $after" ;;
  esac
done
alive() { for group in $groups; do kill -s 0 -- "-$group" 2>/dev/null && return 0; done; return 1; }
send() { for group in $groups; do kill -s "$1" -- "-$group" 2>/dev/null; done; }
send TERM
for second in 1 2 3 4 5 6 7 8 9 10; do
  alive || exit 0
  sleep 1
done
send KILL
`;

export function startWatchdog(): Watchdog {
  // Detached, so that Ctrl-C and a kill of our process group do not reach it.
  const shell = spawn("/bin/sh", ["-c", SCRIPT], {
    cwd: "/",
    env: {},
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  // If the watchdog is gone, writing to it fails, which does not matter.
  shell.stdin.on("error", () => {});
  const exited = once(shell, "exit");
  exited.catch(() => {});
  return {
    guard: (group) => void shell.stdin.write(`+${group}\n`),
    release: (group) => void shell.stdin.write(`-${group}\n`),
    async end() {
      shell.stdin.end();
      if (shell.exitCode === null && shell.signalCode === null) await exited;
    },
  };
}
