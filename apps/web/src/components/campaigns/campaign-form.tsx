"use client";

import { SENDING_FIELDS } from "@leadgen/core";
import { Button, Fieldset, Group, Stack } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { flushSync } from "react-dom";
import type { Draft } from "../../lib/draft.ts";
import { fieldErrors } from "../../lib/field-errors.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import { SendingFields } from "../sending/sending-fields.tsx";
import { type CampaignDraft, type CampaignInput, type DraftErrors, parseDraft } from "./campaign-draft.ts";
import { BasicFields, CriteriaFields, OfferFields } from "./campaign-fields.tsx";
import classes from "./campaign-form.module.css";
import { FormEstimate } from "./form-estimate.tsx";
import { FormTotal } from "./form-total.tsx";
import { SampleMail } from "./sample-mail.tsx";
import { SearchPreview } from "./search-preview.tsx";

interface Props {
  /** The fields' values before anything is typed. */
  readonly initial: CampaignDraft;
  /** The draft: the fields that differ from `initial`. */
  readonly kept: Draft<Partial<CampaignDraft>>;
  /** Null for a new organization. */
  readonly organizationId: string | null;
  /** The field to choose the organization, if it can be chosen. */
  readonly organization?: ReactNode;
  /** Label of the button that submits. */
  readonly action: string;
  /** Label of the button that discards the draft. */
  readonly undo: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly errorTitle: string;
  /** Null if the input is invalid; the fields show the errors. */
  readonly onSubmit: (input: CampaignInput | null) => void;
  readonly onUndo: () => void;
  readonly onCancel: () => void;
}

/** The fields of a campaign, with a preview of its people and an estimate. */
export function CampaignForm({ initial, kept, organizationId, organization, ...props }: Props) {
  const draft = { ...initial, ...kept.value };
  const [errors, setErrors] = useState<DraftErrors>({});
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const parsed = parseDraft(draft);
    flushSync(() => {
      setErrors("errors" in parsed ? parsed.errors : {});
      props.onSubmit("input" in parsed ? parsed.input : null);
    });
    form.querySelector<HTMLElement>("[aria-invalid=true], [role=alert]")?.scrollIntoView({ block: "center" });
    form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  };
  const fields = {
    draft,
    errors: { ...errors, ...fieldErrors(props.error, SENDING_FIELDS) },
    onChange: (change: Partial<CampaignDraft>) => kept.set({ ...kept.value, ...change }),
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <div className={classes.parts}>
        <Stack>
          <BasicFields {...fields} />
          {organization}
        </Stack>
        <CriteriaFields {...fields} />
        <div className={classes.beside}>
          <div className={classes.estimate}>
            {organizationId !== null && (
              <FormEstimate organizationId={organizationId} typed={draft.leadLimit} />
            )}
          </div>
          <div className={classes.preview}>
            <div className={classes.stays}>
              <SearchPreview draft={draft} />
            </div>
          </div>
        </div>
        <OfferFields {...fields} />
        <div>
          <div className={classes.stays}>
            <SampleMail draft={draft} organizationId={organizationId} />
          </div>
        </div>
        <Fieldset legend="How it is sent">
          <SendingFields organizationId={organizationId} {...fields} />
        </Fieldset>
        <Stack className={classes.end}>
          {props.error !== null && <ErrorAlert error={props.error} title={props.errorTitle} />}
          <Group>
            <Button variant="subtle" onClick={props.onUndo}>
              {props.undo}
            </Button>
          </Group>
        </Stack>
      </div>
      <div className={classes.bar}>
        <div className={classes.total}>
          {organizationId !== null && <FormTotal organizationId={organizationId} typed={draft.leadLimit} />}
        </div>
        <Button variant="default" className={classes.back} onClick={props.onCancel}>
          Back
        </Button>
        <Button type="submit" loading={props.busy}>
          {props.action}
        </Button>
      </div>
    </form>
  );
}
