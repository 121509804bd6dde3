import { createTheme } from "@mantine/core";

/** Fonts of the system only: the app is built and served without reaching any other host. */
const SANS =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

const TITLE = { title: { fontWeight: 650, fontSize: "1.15rem" } };

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: 7,
  // Text on every filled colour keeps a contrast of 4.5 : 1.
  autoContrast: true,
  luminanceThreshold: 0.36,
  defaultRadius: "md",
  fontFamily: SANS,
  fontFamilyMonospace: MONO,
  headings: { fontFamily: SANS, fontWeight: "650" },
  cursorType: "pointer",
  components: {
    Table: { defaultProps: { verticalSpacing: "sm", highlightOnHover: true } },
    Drawer: {
      defaultProps: { position: "right", size: "lg", overlayProps: { backgroundOpacity: 0.4 } },
      styles: TITLE,
    },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 } },
      styles: TITLE,
    },
  },
});
