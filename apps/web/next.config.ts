import { existsSync } from "node:fs";
import path from "node:path";
import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants.js";

const BUILT = path.join(import.meta.dirname, ".next/BUILD_ID");

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), geolocation=(), microphone=(), payment=(), usb=()" },
];

export default (phase: string): NextConfig => ({
  // The workspace's packages are TypeScript source; Next has to compile them with the app.
  transpilePackages: [
    "@leadgen/alerts",
    "@leadgen/api",
    "@leadgen/core",
    "@leadgen/db",
    "@leadgen/log",
    "@leadgen/metrics",
    "@leadgen/providers",
  ],
  // These packages load files or native parts at run time, which bundling would break.
  serverExternalPackages: ["pg", "undici", "openai", "prom-client", "nodemailer", "pino"],
  turbopack: { root: path.join(import.meta.dirname, "../..") },
  // `make check-types` checks the whole workspace; a check here would add 11 s to each build.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    // For a next build on the same machine. A first build does not write it: that takes a sixth of its computing, and 177 MB.
    turbopackFileSystemCacheForBuild: existsSync(BUILT),
    // Nothing reads a build's source maps, which were 42 MB of its 62 and a tenth of its computing.
    turbopackSourceMaps: phase === PHASE_DEVELOPMENT_SERVER,
  },
  poweredByHeader: false,
  // Nothing uses Next's image optimizer, and it calls the app's own addresses for anybody, past the limits by network address.
  images: { unoptimized: true },
  // Browsers request it if a page names no icon.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  // The Content-Security-Policy differs for each page: src/server/page-headers.ts.
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
});
