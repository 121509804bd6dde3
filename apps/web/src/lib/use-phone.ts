"use client";

import { useMediaQuery } from "@mantine/hooks";

/** Whether the window is as narrow as a phone. Only for what is rendered in the browser. */
export const usePhone = (): boolean =>
  useMediaQuery("(max-width: 36em)", false, { getInitialValueInEffect: false });
