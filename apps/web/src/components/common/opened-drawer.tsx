"use client";

import { Drawer } from "@mantine/core";
import type { ReactNode } from "react";
import { useFocusBack } from "../../lib/use-focus-back.ts";
import { usePhone } from "../../lib/use-phone.ts";

interface Props {
  readonly title: string;
  /** Label of the closing button: "Close the lead". */
  readonly closes: string;
  readonly onClose: () => void;
  /** Wide enough for two columns, if the screen is. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A panel at the side of the page; covers a phone's whole screen. */
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
