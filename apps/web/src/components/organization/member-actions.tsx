"use client";

import { Button, Group } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Member, Rights } from "../../lib/me.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Confirmed, confirming } from "../common/confirmed.tsx";
import { Dialog } from "../common/dialog.tsx";
import { Form } from "../common/form.tsx";
import { RoleField } from "./role-field.tsx";

interface Props {
  readonly member: Member;
  readonly rights: Rights;
  /** False for the user, who leaves instead. */
  readonly removable: boolean;
}

export function MemberActions({ member, rights, removable }: Props) {
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const remove = useMutation(trpc.member.remove.mutationOptions({ onSettled }));
  return (
    <Group gap="xs">
      <ChangeRole member={member} rights={rights} />
      {removable && (
        <Confirmed
          label="Remove…"
          name={`Remove ${member.name}`}
          action="Remove the member"
          color="red"
          {...confirming(remove, { id: member.id })}
        >
          {member.name} loses access to this organization at once, and invitations that they made are
          cancelled.
        </Confirmed>
      )}
    </Group>
  );
}

function ChangeRole({ member, rights }: Omit<Props, "removable">) {
  const [opened, { open, close }] = useDisclosure(false);
  const [role, setRole] = useState(member.role);
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const change = useMutation(trpc.member.setRole.mutationOptions({ onSettled, onSuccess: close }));
  const show = () => {
    change.reset();
    setRole(member.role);
    open();
  };
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={show}
        aria-label={`Change the role of ${member.name}`}
      >
        Role…
      </Button>
      <Dialog opened={opened} onClose={close} title={`The role of ${member.name}`}>
        <Form
          action="Set the role"
          busy={change.isPending}
          error={change.error}
          errorTitle="The role was not changed"
          onSubmit={() => change.mutate({ id: member.id, role })}
        >
          <RoleField givenBy={rights.role} value={role} onChange={setRole} />
        </Form>
      </Dialog>
    </>
  );
}
