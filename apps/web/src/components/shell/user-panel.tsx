"use client";

import { Badge, Paper, Text, UnstyledButton } from "@mantine/core";
import { IconBuilding, IconLogout, IconStairs, IconUserCircle } from "@tabler/icons-react";
import { type Me, nameOf } from "../../lib/me.ts";
import { Link } from "../common/link.tsx";
import { ThemeChoice } from "./theme-choice.tsx";
import classes from "./user-menu.module.css";

interface Props {
  readonly id: string;
  readonly me: Me | undefined;
  readonly leaving: boolean;
  readonly onLogOut: () => void;
  readonly onClose: () => void;
}

/** The content of the user's menu. */
export function UserPanel({ id, me, leaving, onLogOut, onClose }: Props) {
  return (
    <Paper id={id} className={classes.dropdown} withBorder shadow="md" radius="md">
      <Who me={me} />
      <UnstyledButton component={Link} href="/account" className={classes.item} onClick={onClose}>
        <IconUserCircle size={18} aria-hidden />
        Account
      </UnstyledButton>
      <UnstyledButton component={Link} href="/organizations" className={classes.item} onClick={onClose}>
        <IconBuilding size={18} aria-hidden />
        Organizations
      </UnstyledButton>
      {me?.kind === "person" && (
        <UnstyledButton component={Link} href="/first-steps" className={classes.item} onClick={onClose}>
          <IconStairs size={18} aria-hidden />
          First steps
        </UnstyledButton>
      )}
      <ThemeChoice />
      <Text size="xs" c="dimmed" px="sm" visibleFrom="sm">
        <kbd>?</kbd> shows the keys.
      </Text>
      <UnstyledButton className={classes.item} onClick={onLogOut} disabled={leaving}>
        <IconLogout size={18} aria-hidden />
        Log out
      </UnstyledButton>
    </Paper>
  );
}

function Who({ me }: { readonly me: Me | undefined }) {
  return (
    <div className={classes.who}>
      <Text fw={600} style={{ overflowWrap: "anywhere" }}>
        {nameOf(me)}
      </Text>
      <Text size="sm" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {me?.user?.email ?? (me === undefined ? "The server cannot look you up now." : "no person's account")}
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
