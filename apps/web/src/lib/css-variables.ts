import type { CSSVariablesResolver } from "@mantine/core";

/** Inks on their own light tint. Mantine's defaults stay below a contrast of 4.5 : 1 on a light page. */
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

/** Corrections of Mantine's colours, a set for each scheme. */
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
