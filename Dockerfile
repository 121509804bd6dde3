# syntax=docker/dockerfile:1
# One image for app, worker and simulator. Node strips the types of the workspace's own source, but of nothing
# under node_modules, so the workspace is copied as it is: `pnpm deploy` would move it there and break it.

FROM node:24-bookworm-slim AS installed
WORKDIR /leadgen
RUN chown node:node /leadgen
USER node
ENV CI=true TURBO_TELEMETRY_DISABLED=1 NEXT_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
ENV PATH=/leadgen/node_modules/.bin:$PATH
COPY --chown=node:node . .
# The store outlives the layer, so a change of source costs linking and no download. 1000 is the image's `node`.
RUN --mount=type=cache,target=/home/node/store,uid=1000,gid=1000 \
    npx --yes "$(node -p 'require("./package.json").packageManager')" install --frozen-lockfile --store-dir /home/node/store

# `make docker-test`: needs make, and a browser for the end-to-end test.
FROM installed AS test
USER root
RUN apt-get update \
    && apt-get install -y --no-install-recommends chromium git make \
    && rm -rf /var/lib/apt/lists/*
USER node
CMD ["make", "test"]

FROM installed AS runtime
RUN pnpm --filter @leadgen/web build
# Of the container: what of it is reached from outside says `ports`.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
EXPOSE 3000
CMD ["node", "apps/cli/src/main.ts", "up"]
