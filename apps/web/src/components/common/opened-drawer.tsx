"use client";

import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useFocusBack } from "../../lib/use-focus-back.ts";
import { usePhone } from "../../lib/use-phone.ts";

interface Props {
  readonly title: string;
  /** On its closing button: "Close the lead". */
  readonly closes: string;
  readonly onClose: () => void;
  /** With room for two columns where the screen has it. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A panel at the side of the page; all of a phone. */
export function OpenedDrawer({ title, closes, onClose, wide = false, children }: Props) {
  useFocusBack();
  const phone = usePhone();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ "aria-label": closes }}
      {...(phone ? { size: "100%" } : wide && { size: "min(1120px, 94vw)" })}
    >
      {children}
    </Drawer>
  );
}
