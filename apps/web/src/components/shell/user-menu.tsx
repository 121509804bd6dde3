"use client";

import { UnstyledButton } from "@mantine/core";
import { useClickOutside, useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconUserCircle } from "@tabler/icons-react";
import { type FocusEvent, type KeyboardEvent, useId, useRef } from "react";
import { nameOf } from "../../lib/me.ts";
import { onDemand } from "../../lib/on-demand.ts";
import { useLogOut } from "../../lib/use-log-out.ts";
import { useMe } from "../../lib/use-me.ts";
import { Dialog } from "../common/dialog.tsx";
import { ErrorAlert } from "../common/error-alert.tsx";
import classes from "./user-menu.module.css";

const UserPanel = onDemand(() => import("./user-panel.tsx").then((module) => module.UserPanel));

/**
 * The user's menu: account, organizations and log-out. Not Mantine's menu, whose positioning code would add 18 kB to
 * every page.
 */
export function UserMenu() {
  const me = useMe();
  const logOut = useLogOut(me);
  const [opened, { toggle, close }] = useDisclosure(false);
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const all = useClickOutside<HTMLDivElement>(close);
  const onEscape = ({ key }: KeyboardEvent) => {
    if (key !== "Escape" || !opened) return;
    close();
    button.current?.focus();
  };
  const onLeave = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and focus of the button and the links in it
    <div ref={all} className={classes.menu} onKeyDown={onEscape} onBlur={onLeave}>
      <UnstyledButton
        ref={button}
        className={classes.target}
        aria-label={`${nameOf(me)}: account and log-out`}
        aria-expanded={opened}
        aria-controls={opened ? id : undefined}
        onClick={toggle}
      >
        <IconUserCircle size={24} stroke={1.6} aria-hidden />
        <span className={classes.name}>{nameOf(me)}</span>
        <IconChevronDown size={16} aria-hidden />
      </UnstyledButton>
      {opened && (
        <UserPanel
          id={id}
          me={me}
          leaving={logOut.isPending}
          onLogOut={() => logOut.mutate()}
          onClose={close}
        />
      )}
      <LogOutFailed error={logOut.error} onClose={logOut.reset} />
    </div>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly onClose: () => void;
}

/** A prominent error: a person who leaves a shared computer must not believe that they are logged out. */
function LogOutFailed({ error, onClose }: FailedProps) {
  return (
    <Dialog opened={error !== null} onClose={onClose} title="You are still logged in">
      <ErrorAlert error={error} title="The log-out did not work" />
    </Dialog>
  );
}
