"use client";

import { useMediaQuery } from "@mantine/hooks";

/** True if the window is as narrow as a phone. Only for components that are rendered in the browser. */
export const usePhone = (): boolean =>
  useMediaQuery("(max-width: 36em)", false, { getInitialValueInEffect: false });
