"use client";

import type { SendingField } from "@leadgen/core";
import { Stack, Text } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { plural } from "../../lib/format.ts";
import { POLL_MS } from "../../lib/polling.ts";
import { type Outputs, useTRPC } from "../../lib/trpc.ts";
import { useBlockerWords } from "../../lib/use-blocker-words.ts";
import { useRefresh } from "../../lib/use-refresh.ts";
import { DialogFoot } from "../common/dialog-foot.tsx";
import { OpenedDialog } from "../common/opened-dialog.tsx";
import { QueryView } from "../common/query-view.tsx";
import { Unmet } from "../common/unmet.tsx";
import { SENDING_WORDS } from "./sending-field-words.ts";

interface Props {
  readonly campaignId: string;
  readonly onClose: () => void;
}

export function ActivateSendingDialog(props: Props) {
  return (
    <OpenedDialog onClose={props.onClose} title="Activate the sending">
      <Question {...props} />
    </OpenedDialog>
  );
}

function Question({ campaignId, onClose }: Props) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const check = useQuery(
    trpc.sending.validate.queryOptions({ id: campaignId }, { refetchInterval: POLL_MS }),
  );
  const activate = useMutation(
    trpc.sending.activate.mutationOptions({ onSuccess: onClose, onSettled: refresh }),
  );
  const people = check.data?.people ?? 0;
  return (
    <Stack>
      <QueryView query={check} what="checks">
        {({ unmet, canActivate }) =>
          canActivate ? (
            <Text>
              From now on Instantly writes to {plural(people, "person", "people")}, within the hours and the
              limit of the campaign. What was sent cannot be called back; the sending can be paused at any
              time.
            </Text>
          ) : (
            <Blockers unmet={unmet} />
          )
        }
      </QueryView>
      <DialogFoot
        action={`Activate for ${plural(people, "person", "people")}`}
        busy={activate.isPending}
        disabled={check.data?.canActivate !== true}
        error={activate.error}
        errorTitle="The sending was not activated"
        onDo={() => activate.mutate({ id: campaignId, atMost: people })}
        onBack={onClose}
      />
    </Stack>
  );
}

function Blockers({ unmet }: Pick<Outputs["sending"]["validate"], "unmet">) {
  const wordsOf = useBlockerWords(
    "The campaign must have ended and its sending must not be active: it still runs, or somebody else has activated it.",
  );
  const items = unmet.map((each) => {
    const words = wordsOf(each);
    const name = each.field === null ? undefined : SENDING_WORDS[each.field as SendingField];
    return { code: each.code, words: name === undefined ? words : `${name}: ${words}` };
  });
  return <Unmet title="It cannot be activated yet:" items={items} />;
}
