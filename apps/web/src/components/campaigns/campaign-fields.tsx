"use client";

import { EMAIL_STATUSES, SENIORITIES } from "@leadgen/core";
import {
  Alert,
  Checkbox,
  Fieldset,
  MultiSelect,
  Stack,
  TagsInput,
  Text,
  Textarea,
  TextInput,
} from "@mantine/core";
import { useState } from "react";
import { WholeNumberField } from "../common/whole-number-field.tsx";
import { type CampaignDraft, type DraftErrors, EMPLOYEE_RANGES, EMPTY_DRAFT } from "./campaign-draft.ts";

export interface FieldsProps {
  readonly draft: CampaignDraft;
  readonly errors: DraftErrors;
  readonly onChange: (change: Partial<CampaignDraft>) => void;
}

export function BasicFields({ draft, errors, onChange }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Name"
        name="name"
        placeholder="Nordic founders, spring"
        value={draft.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={errors.name}
        data-autofocus
      />
      <WholeNumberField
        label="Lead limit"
        name="leadLimit"
        description="Searching stops here. Each lead is revealed, verified, researched and written to, and each of these is paid."
        value={draft.leadLimit}
        onChange={(leadLimit) => onChange({ leadLimit })}
        error={errors.leadLimit}
      />
    </>
  );
}

export function CriteriaFields({ draft, errors, onChange }: FieldsProps) {
  return (
    <Fieldset legend="Whom to look for">
      <Stack gap="sm">
        {errors.criteria !== undefined && (
          <Alert color="red" role="alert">
            {errors.criteria}
          </Alert>
        )}
        <TagsInput
          label="Titles"
          description="Press Enter after each; any of them matches."
          placeholder={draft.titles.length === 0 ? "Head of Operations" : ""}
          value={draft.titles}
          onChange={(titles) => onChange({ titles })}
          error={errors.titles}
          acceptValueOnBlur
        />
        <MultiSelect
          label="Seniorities"
          placeholder={draft.seniorities.length === 0 ? "any" : ""}
          data={[...SENIORITIES]}
          value={draft.seniorities}
          onChange={(seniorities) => onChange({ seniorities })}
          error={errors.seniorities}
          searchable
        />
        <TagsInput
          label="Locations"
          description="City, US state or country of the person."
          placeholder={draft.locations.length === 0 ? "Denmark" : ""}
          value={draft.locations}
          onChange={(locations) => onChange({ locations })}
          error={errors.locations}
          acceptValueOnBlur
        />
        <MultiSelect
          label="Employees of the company"
          placeholder={draft.employeeRanges.length === 0 ? "any number" : ""}
          data={[...new Set([...Object.keys(EMPLOYEE_RANGES), ...draft.employeeRanges])]}
          value={draft.employeeRanges}
          onChange={(employeeRanges) => onChange({ employeeRanges })}
          error={errors.employeeRanges}
        />
        <TextInput
          label="Keywords"
          placeholder="logistics"
          value={draft.keywords}
          onChange={(event) => onChange({ keywords: event.currentTarget.value })}
          error={errors.keywords}
        />
        <MoreCriteria {...{ draft, errors, onChange }} />
      </Stack>
    </Fieldset>
  );
}

const MORE = ["organizationLocations", "organizationDomains", "emailStatus", "includeSimilarTitles"] as const;

/** Criteria that few campaigns need. Open if one of them differs from its default. */
function MoreCriteria({ draft, errors, onChange }: FieldsProps) {
  const said = MORE.some(
    (name) => errors[name] !== undefined || JSON.stringify(draft[name]) !== JSON.stringify(EMPTY_DRAFT[name]),
  );
  const [opened, setOpened] = useState(said);
  return (
    <details open={opened || said} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <Text component="summary" size="sm" style={{ cursor: "pointer" }}>
        More criteria
      </Text>
      <Stack gap="sm" mt="sm">
        <Checkbox
          label="Similar titles too"
          checked={draft.includeSimilarTitles}
          onChange={(event) => onChange({ includeSimilarTitles: event.currentTarget.checked })}
        />
        <TagsInput
          label="Headquarters"
          description="City, US state or country of the company."
          value={draft.organizationLocations}
          onChange={(organizationLocations) => onChange({ organizationLocations })}
          error={errors.organizationLocations}
          acceptValueOnBlur
        />
        <TagsInput
          label="Companies"
          description="By their domains."
          placeholder={draft.organizationDomains.length === 0 ? "nordkyst.example" : ""}
          value={draft.organizationDomains}
          onChange={(organizationDomains) => onChange({ organizationDomains })}
          error={errors.organizationDomains}
          acceptValueOnBlur
        />
        <MultiSelect
          label="State of the address at Apollo"
          data={[...EMAIL_STATUSES]}
          value={draft.emailStatus}
          onChange={(emailStatus) => onChange({ emailStatus })}
          error={errors.emailStatus}
        />
      </Stack>
    </details>
  );
}

export function OfferFields({ draft, errors, onChange }: FieldsProps) {
  return (
    <Fieldset legend="What to offer them">
      <Stack gap="sm">
        <Textarea
          label="Product"
          description="What you sell and who needs it, in a few plain sentences."
          value={draft.product}
          onChange={(event) => onChange({ product: event.currentTarget.value })}
          error={errors.product}
          autosize
          minRows={3}
        />
        <TextInput
          label="Sender's name"
          value={draft.senderName}
          onChange={(event) => onChange({ senderName: event.currentTarget.value })}
          error={errors.senderName}
          autoComplete="name"
        />
        <TextInput
          label="Sender's company"
          value={draft.senderCompany}
          onChange={(event) => onChange({ senderCompany: event.currentTarget.value })}
          error={errors.senderCompany}
          autoComplete="organization"
        />
        <TextInput
          label="Call to action"
          description="What the reader is asked to do."
          placeholder="ask whether a short call next week would be welcome"
          value={draft.callToAction}
          onChange={(event) => onChange({ callToAction: event.currentTarget.value })}
          error={errors.callToAction}
        />
        <TextInput
          label="Tone"
          placeholder="friendly and plain"
          value={draft.tone}
          onChange={(event) => onChange({ tone: event.currentTarget.value })}
          error={errors.tone}
        />
        <TextInput
          label="Language"
          description="Language of the e-mails, by its English name."
          placeholder="English"
          value={draft.language}
          onChange={(event) => onChange({ language: event.currentTarget.value })}
          error={errors.language}
        />
        <Textarea
          label="Instruction to the writer"
          description="Optional. Anything else that each e-mail must follow."
          placeholder="Mention that we are at the fair in Aarhus in May. No exclamation marks."
          value={draft.instruction}
          onChange={(event) => onChange({ instruction: event.currentTarget.value })}
          error={errors.instruction}
          autosize
          minRows={2}
        />
      </Stack>
    </Fieldset>
  );
}
