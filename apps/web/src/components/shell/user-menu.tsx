"use client";

import { Badge, Menu, Modal, Text, UnstyledButton } from "@mantine/core";
import { IconBuilding, IconChevronDown, IconLogout, IconUserCircle } from "@tabler/icons-react";
import Link from "next/link";
import type { Me } from "../../lib/me.ts";
import { useLogOut } from "../../lib/use-log-out.ts";
import { useMe } from "../../lib/use-me.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import classes from "./user-menu.module.css";

/** Who is signed in, and the way to their account, their organizations and out. */
export function UserMenu() {
  const me = useMe();
  const logOut = useLogOut(me);
  return (
    <>
      <Menu position="bottom-end" width={260} shadow="md">
        <Menu.Target>
          <UnstyledButton className={classes.target} aria-label={`${nameOf(me)}: account and log-out`}>
            <IconUserCircle size={24} stroke={1.6} aria-hidden />
            <span className={classes.name}>{nameOf(me)}</span>
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Who me={me} />
          <Menu.Divider />
          <Menu.Item component={Link} href="/account" leftSection={<IconUserCircle size={18} aria-hidden />}>
            Account
          </Menu.Item>
          <Menu.Item
            component={Link}
            href="/organizations"
            leftSection={<IconBuilding size={18} aria-hidden />}
          >
            Organizations
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size={18} aria-hidden />}
            onClick={() => logOut.mutate()}
            disabled={logOut.isPending}
          >
            Log out
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <LogOutFailed error={logOut.error} onClose={logOut.reset} />
    </>
  );
}

function nameOf(me: Me | undefined): string {
  if (me === undefined) return "Unknown";
  return me.user?.name ?? "Installation's token";
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
    <Modal
      opened={error !== null}
      onClose={onClose}
      title="You are still logged in"
      closeButtonProps={{ "aria-label": "Close this dialog" }}
    >
      <ErrorAlert error={error} title="The log-out did not work" />
    </Modal>
  );
}
