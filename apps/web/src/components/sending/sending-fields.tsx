"use client";

import { MAX_ADDRESS_LINE, SENDING_TIME_ZONES } from "@leadgen/core";
import { Chip, Group, Input, Select, Stack, Switch, TagsInput, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../lib/trpc.ts";
import { WholeNumberField } from "../common/whole-number-field.tsx";
import type { SendingDraft, SendingErrors } from "./sending-draft.ts";
import { SENDING_WORDS } from "./sending-field-words.ts";
import { inWeekOrder, WEEKDAYS } from "./weekdays.ts";

interface Props {
  /** Null if unknown yet: then the workspace's accounts are not loaded. */
  readonly organizationId: string | null;
  readonly draft: SendingDraft;
  readonly errors: SendingErrors;
  readonly onChange: (change: Partial<SendingDraft>) => void;
}

/** How the mails of a campaign are sent. */
export function SendingFields({ organizationId, draft, errors, onChange }: Props) {
  return (
    <Stack gap="sm">
      <SendersField {...{ organizationId, draft, errors, onChange }} />
      <WholeNumberField
        label={SENDING_WORDS.dailyLimit}
        name="dailyLimit"
        value={draft.dailyLimit}
        onChange={(dailyLimit) => onChange({ dailyLimit })}
        error={errors.dailyLimit}
      />
      <HoursFields {...{ draft, errors, onChange }} />
      <TextInput
        label={SENDING_WORDS.addressLine}
        name="addressLine"
        description="One line below each mail. The sending can't be activated without it."
        placeholder="Nordkyst AS, Strandgata 1, 0150 Oslo, Norway"
        value={draft.addressLine}
        onChange={(event) => onChange({ addressLine: event.currentTarget.value })}
        error={errors.addressLine}
        maxLength={MAX_ADDRESS_LINE}
        autoComplete="street-address"
      />
      <Switch
        label={SENDING_WORDS.optOut}
        description="Mail programs show an unsubscribe button. The sending can't be activated without it."
        checked={draft.optOut}
        onChange={(event) => onChange({ optOut: event.currentTarget.checked })}
        error={errors.optOut}
      />
    </Stack>
  );
}

/** Milliseconds. The workspace's accounts change rarely, and each refetch is a call to Instantly. */
const FRESH_MS = 60_000;

/** Addresses can be typed too: Instantly may be unavailable, and the activation checks them anyway. */
function SendersField({ organizationId, draft, errors, onChange }: Props) {
  const trpc = useTRPC();
  const known = useQuery(
    trpc.sending.senders.queryOptions(
      { organizationId: organizationId ?? "" },
      { enabled: organizationId !== null, staleTime: FRESH_MS, retry: false },
    ),
  );
  const usable = (known.data?.items ?? []).filter(({ status }) => status === "ACTIVE");
  return (
    <TagsInput
      label={SENDING_WORDS.senders}
      description={
        known.isError
          ? "Instantly could not be asked for its accounts now: type their addresses, and press Enter after each."
          : "Accounts of the Instantly workspace; mails go out from them in turn."
      }
      placeholder={draft.senders.length === 0 ? "ada@yourdomain.com" : ""}
      data={usable.map(({ email }) => email)}
      value={draft.senders}
      onChange={(senders) => onChange({ senders })}
      error={errors.senders}
      acceptValueOnBlur
      clearable
    />
  );
}

function HoursFields({ draft, errors, onChange }: Pick<Props, "draft" | "errors" | "onChange">) {
  return (
    <>
      <Group grow align="flex-start">
        <TextInput
          label={SENDING_WORDS.sendFrom}
          name="sendFrom"
          type="time"
          value={draft.sendFrom}
          onChange={(event) => onChange({ sendFrom: event.currentTarget.value })}
          error={errors.sendFrom}
        />
        <TextInput
          label={SENDING_WORDS.sendTo}
          name="sendTo"
          type="time"
          value={draft.sendTo}
          onChange={(event) => onChange({ sendTo: event.currentTarget.value })}
          error={errors.sendTo}
        />
      </Group>
      <Input.Wrapper label={SENDING_WORDS.sendDays} error={errors.sendDays} labelElement="div">
        <Chip.Group
          multiple
          value={draft.sendDays.map(String)}
          onChange={(days) => onChange({ sendDays: days.map(Number) })}
        >
          <Group gap={6} mt={4}>
            {inWeekOrder([0, 1, 2, 3, 4, 5, 6]).map((day) => (
              <Chip key={day} value={String(day)} size="xs" aria-label={WEEKDAYS[day]}>
                {WEEKDAYS[day]?.slice(0, 3)}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Input.Wrapper>
      <Select
        label={SENDING_WORDS.timeZone}
        description="Only zones that Instantly accepts. For London choose Isle of Man, for New York choose Detroit."
        data={[...SENDING_TIME_ZONES]}
        value={draft.timeZone}
        onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
        error={errors.timeZone}
        searchable
        allowDeselect={false}
      />
    </>
  );
}
