"use client";

import { Badge, Paper, Text, UnstyledButton } from "@mantine/core";
import { useClickOutside, useDisclosure } from "@mantine/hooks";
import { IconBuilding, IconChevronDown, IconLogout, IconStairs, IconUserCircle } from "@tabler/icons-react";
import Link from "next/link";
import { type FocusEvent, type KeyboardEvent, useId, useRef } from "react";
import { type Me, nameOf } from "../../lib/me.ts";
import { useLogOut } from "../../lib/use-log-out.ts";
import { useMe } from "../../lib/use-me.ts";
import { Dialog } from "../common/dialog.tsx";
import { ErrorAlert } from "../common/error-alert.tsx";
import { ThemeChoice } from "./theme-choice.tsx";
import classes from "./user-menu.module.css";

/**
 * Who is signed in, and the way to their account, their organizations and out. Not Mantine's menu, whose placing on the
 * screen is 18 kB that every page would load.
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
        <Paper id={id} className={classes.dropdown} withBorder shadow="md" radius="md">
          <Who me={me} />
          <UnstyledButton component={Link} href="/account" className={classes.item} onClick={close}>
            <IconUserCircle size={18} aria-hidden />
            Account
          </UnstyledButton>
          <UnstyledButton component={Link} href="/organizations" className={classes.item} onClick={close}>
            <IconBuilding size={18} aria-hidden />
            Organizations
          </UnstyledButton>
          {me?.kind === "person" && (
            <UnstyledButton component={Link} href="/first-steps" className={classes.item} onClick={close}>
              <IconStairs size={18} aria-hidden />
              First steps
            </UnstyledButton>
          )}
          <ThemeChoice />
          <Text size="xs" c="dimmed" px="sm" visibleFrom="sm">
            <kbd>?</kbd> shows the keys.
          </Text>
          <UnstyledButton
            className={classes.item}
            onClick={() => logOut.mutate()}
            disabled={logOut.isPending}
          >
            <IconLogout size={18} aria-hidden />
            Log out
          </UnstyledButton>
        </Paper>
      )}
      <LogOutFailed error={logOut.error} onClose={logOut.reset} />
    </div>
  );
}

function Who({ me }: { readonly me: Me | undefined }) {
  return (
    <div className={classes.who}>
      <Text fw={600} style={{ overflowWrap: "anywhere" }}>
        {nameOf(me)}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {me?.user?.email ??
          (me === undefined ? "The server cannot look you up now." : "nobody in particular")}
      </Text>
      {me?.operator && (
        <Badge mt={6} color="indigo" variant="light" radius="sm" tt="none">
          Operator
        </Badge>
      )}
      {me?.organizations.map(({ id, name, role }) => (
        <Text key={id} size="sm" mt={4} truncate>
          {name}{" "}
          <Text span c="dimmed" size="sm">
            {role}
          </Text>
        </Text>
      ))}
    </div>
  );
}

interface FailedProps {
  readonly error: unknown;
  readonly onClose: () => void;
}

/** Said loudly: a person who leaves a shared computer must not believe that they are logged out. */
function LogOutFailed({ error, onClose }: FailedProps) {
  return (
    <Dialog opened={error !== null} onClose={onClose} title="You are still logged in">
      <ErrorAlert error={error} title="The log-out did not work" />
    </Dialog>
  );
}
