"use client";

import { Button, Stack, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { fieldErrors } from "../../lib/field-errors.ts";
import type { MemberRole } from "../../lib/me.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { Dialog } from "../common/dialog.tsx";
import { Form, textOf } from "../common/form.tsx";
import { ShownOnce } from "../common/shown-once.tsx";
import { RoleField } from "./role-field.tsx";

interface Props {
  readonly organizationId: string;
  /** Role of the person who invites. */
  readonly role: MemberRole | null;
}

/** A button and its dialog, which shows the link once. */
export function NewInvitation(props: Props) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={open}>
        Invite
      </Button>
      <Dialog opened={opened} onClose={close} title="Invite somebody">
        <InvitationDialog {...props} onClose={close} />
      </Dialog>
    </>
  );
}

function InvitationDialog({ organizationId, role, onClose }: Props & { readonly onClose: () => void }) {
  const [given, setGiven] = useState<MemberRole>("member");
  const trpc = useTRPC();
  const onSettled = useRefresh();
  const create = useMutation(trpc.invitation.create.mutationOptions({ onSettled }));
  const errors = fieldErrors(create.error, ["email"]);
  if (create.data !== undefined) {
    return (
      <Stack>
        <ShownOnce
          title={`${create.data.email} is invited`}
          label="The link"
          value={window.location.origin + create.data.path}
        >
          {`${create.data.mailed ? "It is mailed to them; you can pass it on yourself, too" : "Copy it now and pass it on"}: it is not shown again. A new invitation of the same address replaces it.`}
        </ShownOnce>
        <Button onClick={onClose}>{create.data.mailed ? "Done" : "I have copied it"}</Button>
      </Stack>
    );
  }
  return (
    <Form
      action="Make the link"
      draft={`invitation to ${organizationId}`}
      busy={create.isPending}
      error={create.error}
      errors={errors}
      errorTitle="Nobody was invited"
      onSubmit={(values) => create.mutate({ organizationId, email: textOf(values, "email"), role: given })}
    >
      <TextInput
        name="email"
        type="email"
        label="E-mail"
        description="Only an account with this address can accept."
        autoComplete="off"
        error={errors.email}
        data-autofocus
      />
      <RoleField givenBy={role} value={given} onChange={setGiven} />
    </Form>
  );
}
