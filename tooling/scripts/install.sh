#!/bin/sh
# Installs the workspace from the lockfile. Quiet unless it fails. Usage: install.sh <stamp file>
set -eu
stamp=$1
log=$(mktemp "${TMPDIR:-/tmp}/leadgen-install.XXXXXX")
trap 'rm -f "$log"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
  printf 'install: %s\n' "$1" >&2
  exit 1
}

command -v node >/dev/null 2>&1 || fail "Node.js is missing. Install any Node.js >= 18 (https://nodejs.org); the project brings its own Node 24 afterwards."
command -v npx >/dev/null 2>&1 || fail "npx is missing. It comes with npm: install npm next to Node.js $(node --version)."
major=$(node -p 'process.versions.node.split(".")[0]')
[ "$major" -ge 18 ] || fail "Node.js $(node --version) is too old to run the installer. Install any Node.js >= 18; the project brings its own Node 24 afterwards."

pnpm=$(node -p 'require("./package.json").packageManager')
printf 'Installing packages (Node 24, PostgreSQL and all libraries come from the npm registry) ...\n'

# confirmModulesPurge: without a terminal pnpm gives up where it would ask before replacing node_modules.
if ! npx --yes "$pnpm" install --frozen-lockfile --config.confirmModulesPurge=false >"$log" 2>&1 </dev/null; then
  cat "$log" >&2
  if grep -q ERR_PNPM_OUTDATED_LOCKFILE "$log"; then
    fail "a package.json asks for what pnpm-lock.yaml does not have. After changing dependencies run 'pnpm install --no-frozen-lockfile' and commit the lockfile."
  fi
  fail "pnpm install failed, see above. It needs the npm registry; run 'make install' again once that is reachable."
fi
touch "$stamp"
printf 'Installed.\n'
