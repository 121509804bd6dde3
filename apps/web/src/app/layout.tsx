import "@mantine/core/styles.css";
import "./global.css";
import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "../components/shell/providers.tsx";
import { nonce } from "../server/nonce.ts";

export const metadata: Metadata = {
  title: { default: "leadgen", template: "%s · leadgen" },
  description:
    "Outbound campaigns that stop as one when a service fails, and carry on when a person says so.",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const ofScripts = await nonce();
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={ofScripts} />
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
