import path from "node:path";
import type { NextConfig } from "next";

// Next writes inline scripts into each page, and its development server needs eval; whatever else comes from ourselves.
const SCRIPTS = process.env.NODE_ENV === "development" ? "'unsafe-inline' 'unsafe-eval'" : "'unsafe-inline'";

const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  `script-src 'self' ${SCRIPTS}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

const SECURITY_HEADERS = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "same-origin" },
];

const config: NextConfig = {
  // The workspace's packages are TypeScript source; Next has to compile them with the app.
  transpilePackages: ["@leadgen/api", "@leadgen/core", "@leadgen/db", "@leadgen/providers"],
  // They find files of their own or native parts at run time, which a bundle would break.
  serverExternalPackages: ["pg", "undici", "openai"],
  turbopack: { root: path.join(import.meta.dirname, "../..") },
  // `make check-types` does it for the whole workspace; here it would cost another 11 s of each build.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    // The API's own page, /api/docs, has a stricter one.
    {
      source: "/((?!api/).*)",
      headers: [{ key: "Content-Security-Policy", value: CONTENT_SECURITY_POLICY }],
    },
  ],
};

export default config;
