"use client";

import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useFocusBack } from "../../lib/use-focus-back.ts";
import { usePhone } from "../../lib/use-phone.ts";

export interface DialogProps {
  readonly title: string;
  readonly size?: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function OpenedDialog(props: DialogProps) {
  useFocusBack();
  const phone = usePhone();
  return (
    <Modal opened fullScreen={phone} closeButtonProps={{ "aria-label": "Close this dialog" }} {...props} />
  );
}
