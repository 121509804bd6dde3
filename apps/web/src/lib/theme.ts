import { type CSSVariablesResolver, createTheme } from "@mantine/core";

/** System fonts only: neither the build nor a page needs another host. */
const SANS =
  "ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const MONO = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** A `header` in a dialog would be a second banner of the page for screen readers. */
const ATTRIBUTES = { header: { role: "presentation" } };

const TITLE = { title: { fontWeight: 650, fontSize: "1.15rem" } };

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: 7,
  // Keeps a contrast of 4.5 : 1 for text on every filled colour.
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
      defaultProps: {
        position: "right",
        size: "lg",
        overlayProps: { backgroundOpacity: 0.4 },
        attributes: ATTRIBUTES,
      },
      styles: TITLE,
    },
    Modal: {
      defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.4 }, attributes: ATTRIBUTES },
      styles: TITLE,
    },
  },
});

/** Text colours on their light tint. Mantine's defaults have a contrast below 4.5 : 1 on a light page. */
const LIGHT_INKS = {
  red: "#b3211e",
  orange: "#963b00",
  yellow: "#7a4b00",
  teal: "#075e45",
  blue: "#145591",
  gray: "#3d444b",
} as const;

const inks = Object.entries(LIGHT_INKS).flatMap(([color, ink]) => [
  [`--mantine-color-${color}-light-color`, ink],
  [`--mantine-color-${color}-text`, ink],
  [`--mantine-color-${color}-outline`, ink],
]);

/** Corrections of Mantine's colours for each colour scheme. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    ...Object.fromEntries(inks),
    "--mantine-color-anchor": "#364fc7",
    "--mantine-color-dimmed": "#5a626b",
    "--mantine-color-placeholder": "#737b84",
    "--mantine-color-error": "#c92a2a",
    "--mantine-color-red-filled": "#c92a2a",
    "--mantine-color-red-filled-hover": "#b3211e",
  },
  dark: {
    "--mantine-color-anchor": "#91a7ff",
    "--mantine-color-dimmed": "#a6adb8",
    "--mantine-color-placeholder": "#8a929d",
    "--mantine-color-error": "#ff8787",
    "--mantine-color-red-filled": "#c92a2a",
    "--mantine-color-red-filled-hover": "#b3211e",
  },
});
