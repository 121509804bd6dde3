"use client";

import { Modal } from "@mantine/core";
import type { ReactNode } from "react";

export interface DialogProps {
  readonly title: string;
  readonly size?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function OpenedDialog(props: DialogProps) {
  return <Modal opened closeButtonProps={{ "aria-label": "Close this dialog" }} {...props} />;
}
