"use client";

import { type MantineColorScheme, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import classes from "./theme-choice.module.css";

const THEMES: readonly (readonly [MantineColorScheme, string])[] = [
  ["light", "Light"],
  ["dark", "Dark"],
  ["auto", "System"],
];

/** The choice is stored in this browser; a script in the page's head applies it before the first paint. Only rendered in the browser. */
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
