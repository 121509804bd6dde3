"use client";

import { SENDING_FIELDS } from "@leadgen/core";
import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useDraft } from "../../lib/draft.ts";
import { fieldErrors } from "../../lib/field-errors.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import type { Campaign } from "../campaign/campaign.ts";
import { Form } from "../common/form.tsx";
import { OpenedDialog } from "../common/opened-dialog.tsx";
import { Saved } from "../common/saved.tsx";
import { parseSending, type SendingErrors, sendingDraftOf } from "./sending-draft.ts";
import { SendingFields } from "./sending-fields.tsx";

interface Props {
  readonly campaign: Campaign;
  readonly onClose: () => void;
}

export function ChangeSendingDialog({ campaign, onClose }: Props) {
  return (
    <OpenedDialog onClose={onClose} size="lg" title="How it is sent">
      <ChangeForm campaign={campaign} onClose={onClose} />
    </OpenedDialog>
  );
}

function ChangeForm({ campaign, onClose }: Props) {
  const {
    value: draft,
    set,
    forget,
    empty,
  } = useDraft(`sending of ${campaign.id}`, sendingDraftOf(storedOf(campaign)));
  const [found, setFound] = useState<SendingErrors>({});
  const trpc = useTRPC();
  const refresh = useRefresh();
  const update = useMutation(
    trpc.campaign.update.mutationOptions({
      onSuccess({ notice }) {
        forget();
        if (notice === null) onClose();
      },
      onSettled: refresh,
    }),
  );
  const errors = { ...found, ...fieldErrors(update.error, SENDING_FIELDS) };
  const submit = () => {
    const parsed = parseSending(draft);
    setFound("errors" in parsed ? parsed.errors : {});
    if ("input" in parsed) update.mutate({ id: campaign.id, ...parsed.input });
  };
  if (update.isSuccess) return <Saved notice={update.data.notice} onClose={onClose} />;
  return (
    <Form
      action="Save"
      busy={update.isPending}
      error={update.error}
      errors={errors}
      errorTitle="Nothing was changed"
      onSubmit={submit}
      beside={
        <>
          <Button variant="subtle" onClick={empty} mr="auto">
            As it was
          </Button>
          <Button variant="default" onClick={onClose}>
            Back
          </Button>
        </>
      }
    >
      <SendingFields
        organizationId={campaign.organizationId}
        draft={draft}
        errors={errors}
        onChange={(change) => set({ ...draft, ...change })}
      />
    </Form>
  );
}

const storedOf = (campaign: Campaign) => ({
  senders: campaign.senders,
  dailyLimit: campaign.dailyLimit,
  sendFrom: campaign.sendFrom,
  sendTo: campaign.sendTo,
  sendDays: campaign.sendDays,
  timeZone: campaign.timeZone,
  addressLine: campaign.addressLine,
  optOut: campaign.optOut,
});
