"use client";

import { type MantineColorScheme, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import classes from "./theme-choice.module.css";

const THEMES: readonly (readonly [MantineColorScheme, string])[] = [
  ["light", "Light"],
  ["dark", "Dark"],
  ["auto", "System"],
];

/** Kept in this browser, and set before the first paint by the script in the page's head. Only for what is rendered in the browser. */
export function ThemeChoice() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <fieldset className={classes.themes} aria-label="Theme">
      {THEMES.map(([theme, words]) => (
        <UnstyledButton
          key={theme}
          className={classes.theme}
          aria-pressed={theme === colorScheme}
          onClick={() => setColorScheme(theme)}
        >
          {words}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
