"use client";

import { Anchor, Button, Stack, Text } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { enter } from "../../lib/leaving.ts";
import type { Me } from "../../lib/me.ts";
import { HOME, withNext } from "../../lib/own-path.ts";
import { useTRPC } from "../../lib/trpc.ts";
import { useLogOut } from "../../lib/use-log-out.ts";
import { ErrorAlert } from "../common/error-alert.tsx";
import { Link } from "../common/link.tsx";

interface Props {
  readonly secret: string;
  readonly me: Me;
}

export function InvitationForMe({ secret, me }: Props) {
  const trpc = useTRPC();
  const accept = useMutation(trpc.invitation.accept.mutationOptions({ onSuccess: () => enter(HOME) }));
  const logOut = useLogOut(me, withNext("/sign-in", `/invitations/${secret}`));
  const { user } = me;
  return (
    <Stack>
      <Text>
        {user !== null ? (
          <>
            You are logged in as <b>{user.email}</b>. It has to be the address that was invited.
          </>
        ) : (
          "You are signed in with the installation's token, which can't join. Log in with your own account."
        )}
      </Text>
      {accept.error !== null && <ErrorAlert error={accept.error} title="You did not join" />}
      {logOut.error !== null && <ErrorAlert error={logOut.error} title="You are still logged in" />}
      {user !== null && (
        <Button
          fullWidth
          loading={accept.isPending || accept.isSuccess}
          onClick={() => accept.mutate({ secret })}
        >
          Accept the invitation
        </Button>
      )}
      <Button variant="default" fullWidth loading={logOut.isPending} onClick={() => logOut.mutate()}>
        Use another account
      </Button>
      <Anchor component={Link} href={HOME} size="sm">
        Not now
      </Anchor>
    </Stack>
  );
}

/** After signing up or logging in, the visitor returns to the invitation. */
export function InvitationForStrangers({ secret }: { readonly secret: string }) {
  const here = `/invitations/${secret}`;
  return (
    <Stack>
      <Text>
        First sign up or log in with the e-mail address that was invited. Then you come back here and accept.
      </Text>
      <Button component={Link} href={withNext("/sign-up", here)} fullWidth>
        Sign up
      </Button>
      <Button component={Link} href={withNext("/sign-in", here)} variant="default" fullWidth>
        Log in
      </Button>
    </Stack>
  );
}
