// Generated from the OpenAPI document: run `make generate`.
export interface paths {
    "/api/v1/auth/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account
         * @description If the installation sends no mail, this creates the account and begins a session: its `token` is for `Authorization: Bearer …`. If it sends mail, the answer is `mailed`, whether the address has an account or not; the mailed link sets the password and creates the account, and a password given here is ignored. Limited per network address and per e-mail address. Open to everybody.
         */
        post: operations["auth.signup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log in
         * @description Begins a new session. Failed log-ins are limited per network address and per account, before the password is checked; `Retry-After` says how long to wait. Open to everybody.
         */
        post: operations["auth.login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End this session
         * @description The caller must be logged in. An API token does not suffice; a session is required.
         */
        post: operations["auth.logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who you are, and what you may do
         * @description The caller must be logged in. An API token needs the scope read.
         */
        get: operations["auth.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change your password
         * @description Ends all your other sessions; this one continues with the token in the answer. The caller must be logged in. An API token does not suffice; a session is required.
         */
        post: operations["auth.changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/reset-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a new password
         * @description If the account exists, it gets a mail with a link that works once, within 30 minutes. The answer is the same if it does not exist. Refused if the installation sends no mail. Open to everybody.
         */
        post: operations["auth.requestReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password with a mailed link
         * @description Ends all sessions of the account. API tokens stay; they are revoked one by one. The link of a sign-up creates the account. Open to everybody.
         */
        post: operations["auth.resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your sessions
         * @description The caller must be logged in. An API token does not suffice; a session is required.
         */
        get: operations["auth.sessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of your sessions
         * @description The caller must be logged in. An API token does not suffice; a session is required.
         */
        delete: operations["auth.revokeSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Your API tokens
         * @description The caller must be logged in. An API token does not suffice; a session is required.
         */
        get: operations["token.list"];
        put?: never;
        /**
         * Create an API token
         * @description For scripts, which should not use a person's session. Only this answer contains the token. The caller must be logged in. An API token does not suffice; a session is required.
         */
        post: operations["token.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke one of your API tokens
         * @description The caller must be logged in. An API token does not suffice; a session is required.
         */
        delete: operations["token.revoke"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organizations that you may see
         * @description The caller must be logged in. An API token needs the scope read.
         */
        get: operations["organization.list"];
        put?: never;
        /**
         * Create an organization and become its owner
         * @description The caller must be logged in. An API token needs the scope write.
         */
        post: operations["organization.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One organization, with the cost of its campaigns' calls so far
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["organization.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename an organization
         * @description The caller must be an admin of the organization. An API token needs the scope write.
         */
        patch: operations["organization.update"];
        trace?: never;
    };
    "/api/v1/organizations/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Leave an organization
         * @description The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["organization.leave"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["member.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a member
         * @description The member's open invitations are cancelled. The caller must be an admin of the organization. An API token needs the scope write.
         */
        delete: operations["member.remove"];
        options?: never;
        head?: never;
        /**
         * Change a member's role
         * @description The caller must be an admin of the organization. An API token needs the scope write.
         */
        patch: operations["member.setRole"];
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invitations
         * @description The caller must be an admin of the organization. An API token needs the scope read.
         */
        get: operations["invitation.list"];
        put?: never;
        /**
         * Invite a person
         * @description The link (`path`) works once, for this e-mail address, for a week. It is mailed if the installation sends mail (`mailed`); otherwise pass it on yourself. The caller must be an admin of the organization. An API token needs the scope write.
         */
        post: operations["invitation.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Cancel an invitation
         * @description The caller must be an admin of the organization. An API token needs the scope write.
         */
        delete: operations["invitation.cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept an invitation
         * @description The caller must be logged in. An API token does not suffice; a session is required.
         */
        post: operations["invitation.accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All changes in an organization: what, by whom, and from where
         * @description The caller must be an admin of the organization. An API token needs the scope read.
         */
        get: operations["audit.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All changes in the whole installation
         * @description The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["audit.all"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/do-not-contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The do-not-contact list
         * @description PERSON entries hold Apollo's id of a person whom a deleted campaign had contacted. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["doNotContact.list"];
        put?: never;
        /**
         * Add addresses and domains
         * @description A domain covers all addresses and companies at it and below it. Waiting leads are stopped before their next call, as BLOCKLISTED. Leads that the sender already has are removed there by WITHDRAW_LEAD jobs, which wait while the breaker is OPEN. Mails already sent cannot be recalled. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["doNotContact.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/do-not-contact/{entryId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an entry
         * @description Leads that it stopped stay as they are. The caller must be a member of the organization. An API token needs the scope write.
         */
        delete: operations["doNotContact.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The campaigns that you may see, newest first
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.list"];
        put?: never;
        /**
         * Create a campaign
         * @description Its status is CREATED. Also allowed while the breaker is OPEN, but it cannot be started then. Senders must be accounts of the Instantly workspace, which is checked; if it cannot be checked, they are saved and `notice` says so. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["campaign.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Campaigns of one organization
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["organization.campaigns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/search-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The people that a search would find: how many, and the first of them
         * @description Costs nothing: Apollo shows no address and no last name before it is paid. Recorded as the caller's own call, but not in the audit, since it is repeated while a person types. Not made while the breaker is OPEN. The caller must be logged in. An API token needs the scope write.
         */
        post: operations["campaign.previewSearch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/estimate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The calls and the cost of a campaign with so many leads, before it is created
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.estimate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/sample-mail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write a sample mail about an offer, to an invented person
         * @description OpenAI writes it and charges for it: `costUsd` is the price, null if it is unknown; `GET /organizations/{organizationId}/estimate` shows beforehand what a mail costs. The price is part of the organization's total. `title` is the invented person's. Recorded as the caller's own call, at most 30 an hour per person, and not made while the breaker is OPEN. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["campaign.sampleMail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One campaign with counts, calls and costs
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.get"];
        put?: never;
        post?: never;
        /**
         * Delete a campaign that does not run
         * @description Its leads, jobs and records of calls are deleted too. People whom it handed over are added to the do-not-contact list, so that nobody is written to or paid for again. Refused while another campaign has leads that this one paid for. The caller must be a member of the organization. An API token needs the scope write.
         */
        delete: operations["campaign.delete"];
        options?: never;
        head?: never;
        /**
         * Change a CREATED campaign, or the sending settings of any campaign that is not sending
         * @description Fields that are left out stay. `criteria` and `offer` are replaced as a whole. The sending settings (senders, dailyLimit, sendFrom, sendTo, sendDays, timeZone, addressLine, optOut) can be changed in every status of the campaign, as long as the sending is NOT_ACTIVATED or PAUSED; the next activation sends them to Instantly. Senders must be accounts of the Instantly workspace, which is checked; if it cannot be checked, they are saved and `notice` says so. The caller must be a member of the organization. An API token needs the scope write.
         */
        patch: operations["campaign.update"];
        trace?: never;
    };
    "/api/v1/campaigns/{id}/take-over/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a CREATED campaign could take over from an ended one
         * @description Nothing moves. `refusal` says why `POST /campaigns/{id}/take-over` would be refused now. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.takeOverPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move leads that an ended campaign has paid for into a CREATED one
         * @description Moves leads that ended FAILED, REJECTED or CANCELLED, with what is known about them; their e-mail only if the offer is equal. Also moves leads that ended ALREADY_CONTACTED right after their reveal, if no other campaign has given their address to the sender or is about to. The leads continue when the campaign is started, and count towards its limit. Their cost so far stays with the campaign that paid, which cannot be deleted before this one. Allowed while the breaker is OPEN, since nothing runs. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["campaign.takeOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/waits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why nothing happens in a campaign: every condition that is not met
         * @description The condition that stops it now comes first. Empty: it is making progress, or it has ended and nothing is left to do. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.waits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/start/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All conditions that keep a campaign from starting, and an estimate of its calls and cost
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.validateStart"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a campaign
         * @description A refusal lists every unmet precondition in `details.unmet`, or says why the breaker is OPEN. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["campaign.start"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a campaign and its live jobs
         * @description The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["campaign.cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that a page about a campaign shows, in one snapshot
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/leads/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign's leads in numbers
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.leadStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mails that were written, their recipients, and the cost
         * @description Leads with the status HANDED_OVER, or with another one if `status` is given. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/instantly/analytics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sender's counts: sent, opened, replied, bounced
         * @description Instantly is asked at most once a minute, and not while the breaker is OPEN. Lists show its latest count of replies (`sending.replies`). The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["campaign.instantlyAnalytics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organizations/{organizationId}/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The accounts of the Instantly workspace from which a campaign can send
         * @description Asks Instantly with a person's own call, not made while the breaker is OPEN. All organizations of the installation share the workspace. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["sending.senders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/sending/mails": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The mails as they will arrive, to be read before the sending is activated
         * @description One for each lead in the campaign at Instantly, made by the same code that sends them there, with the current address line. Makes no call of a provider. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["sending.mails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/sending/take-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove a person from the sending: the lead gets no mail
         * @description A WITHDRAW_LEAD job removes the lead at Instantly; it waits while the breaker is OPEN. The sending cannot be activated before the job has ended. Removing a person again changes nothing. Mails already sent cannot be recalled. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["sending.takeOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/sending/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All conditions that keep the sending from being activated, and the number of people who would get the mail
         * @description Makes no call of a provider: only the activation checks whether the senders are in the workspace. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["sending.validate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/sending/activate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Activate the sending: Instantly then writes to everybody who was handed over
         * @description Requires that the campaign has ended, senders of the workspace, an address line and the opt-out. Read GET /campaigns/{id}/sending/mails first, and pass the number of people from GET /campaigns/{id}/sending/validate as `atMost`: if more people would get a mail by then, nothing is activated. Of two concurrent activations one is refused. Also resumes a paused sending, with the current settings. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["sending.activate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/sending/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause the sending: Instantly sends no more mails
         * @description Allowed at any time, also while the breaker is OPEN, and also if a person activated the campaign at Instantly directly. Activate it to resume. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["sending.pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{id}/sending/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the campaign sends, and if not, why
         * @description Asks Instantly with a person's own call, not made while the breaker is OPEN. Replies, opens and bounces are in GET /campaigns/{id}/instantly/analytics. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["sending.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The jobs that you may see, newest first
         * @description Sorting by claimedAt or finishedAt needs a campaignId. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["job.list"];
        put?: never;
        post?: never;
        /**
         * Cancel a campaign's live jobs that match a filter
         * @description Call GET /jobs/cancel-preview with the same filter first, and pass its `jobs` as `atMost`: if more jobs match by then, nothing is cancelled. The caller must be a member of the organization. An API token needs the scope write.
         */
        delete: operations["job.cancelMany"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One job with its finished steps and its calls
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["job.get"];
        put?: never;
        post?: never;
        /**
         * Cancel a job
         * @description A RUNNING job stops at its next step. A terminal job stays as it is. The caller must be a member of the organization. An API token needs the scope write.
         */
        delete: operations["job.cancel"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The status of one job, for scripts that wait
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["job.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The number of jobs in each status
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["job.counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/cancel-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The jobs that DELETE /jobs with the same filter would cancel
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["job.cancelPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry a FAILED job while its campaign is RUNNING
         * @description Finished steps stay finished. The job becomes PENDING, or PAUSED while the breaker is OPEN. A WITHDRAW_LEAD or READ_OPT_OUTS job may also be retried after its campaign has ended. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["job.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/retry-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The jobs that POST /jobs/retry with the same filter would retry
         * @description Nothing is retried. `refusal` says why POST /jobs/retry would be refused now. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["job.retryPreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retry a RUNNING campaign's FAILED jobs that match a filter
         * @description Call GET /jobs/retry-preview with the same filter first, and pass its `jobs` as `atMost`: if more jobs match by then, nothing is retried. Finished steps stay finished. The caller must be a member of the organization. An API token needs the scope write.
         */
        post: operations["job.retryMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The leads that you may see
         * @description In the order in which they were found, unless `sort` says otherwise. `q` is part of a name, the company or the address; one or two letters match only the beginnings of words. `sort=finishedAt` lists unfinished leads last, in both orders. `group` is OPEN (unfinished), SET_ASIDE (finished without a mail, for a reason that the campaign asks for) or SPOILT (ended without a result). The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["lead.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One lead with everything that is known, and its calls with their cost
         * @description The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["lead.get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct a lead that is unfinished or whose job can be retried
         * @description Fields that are left out stay; null clears a field. The address can be changed until it is verified, the e-mail only after it is written. Nothing can be changed while a provider call for the lead is under way. The caller must be a member of the organization. An API token needs the scope write.
         */
        patch: operations["lead.update"];
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign's leads as CSV
         * @description RFC 4180, UTF-8 with a byte order mark, streamed. It includes the result of the address verification and the researched facts. A cell that a spreadsheet would run as a formula begins with an apostrophe. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["lead.export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/campaigns/{campaignId}/export.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A campaign's leads as JSON
         * @description One array without the envelope, streamed, with the full results of verification and research. The caller must be a member of the organization. An API token needs the scope read.
         */
        get: operations["lead.exportJson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether work may run, and how much there is
         * @description While the database is unreachable, the state is UNKNOWN and the answer is a 503: treat it as OPEN. The caller must be logged in. An API token needs the scope read.
         */
        get: operations["queue.status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/waits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why nothing happens: every condition that is not met
         * @description The condition that stops work now comes first. Empty: work makes progress. The caller must be logged in. An API token needs the scope read.
         */
        get: operations["queue.waits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The cause card: why the breaker is OPEN, what failed since then, and what to do
         * @description null while it is CLOSED. The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["queue.cause"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge the opening: it causes no more reminders
         * @description Does not change the breaker. The first acknowledgement stays; later ones change nothing. The caller must be an operator of the installation. An API token needs the scope operate.
         */
        post: operations["queue.acknowledge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Openings and closings, the latest first
         * @description The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["queue.history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Openings with their closings, the latest first: who acknowledged it, who closed it and why, and the first success afterwards
         * @description The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["queue.incidents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker/close-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What closing would start: jobs, calls, credits
         * @description null while it is CLOSED. The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["queue.closePreview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the breaker: every PAUSED job resumes
         * @description Pass the epoch that you saw. If the breaker was opened again since then, the answer is 409 STALE_EPOCH with the current state in `details`. The caller must be an operator of the installation. An API token needs the scope operate.
         */
        post: operations["queue.close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker/last-close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest closing: by whom, why, and the first success since then
         * @description null while the breaker is OPEN, and if it was never opened. The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["queue.lastClose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Emergency stop: open the breaker by hand
         * @description The caller must be an operator of the installation. An API token needs the scope operate.
         */
        post: operations["queue.open"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/circuit-breaker/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Test whether one provider works
         * @description Recorded, costs nothing, and never changes the breaker's state. The caller must be an operator of the installation. An API token needs the scope operate.
         */
        post: operations["queue.probe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/credits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The credits left at Apollo or MillionVerifier
         * @description Costs nothing. Recorded as the operator's own call, and not made while the breaker is OPEN. The other providers do not report their credits. The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["queue.credits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The five services: whether each is set up, real or simulated, and its limits
         * @description `simulated`: the simulator answers in this service's place, so its calls are free. The simulator is asked each time. The caller must be logged in. An API token needs the scope read.
         */
        get: operations["queue.providers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls by provider: the last success and failure, calls under way, and the rate limits
         * @description The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["queue.calls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queue-management/throughput": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ended jobs, finished steps, and waiting jobs by their next step, minute by minute
         * @description Workers write one sample a minute and keep it for eight days. For more than an hour, a point covers several minutes. The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["queue.throughput"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The delivery log: every alert and its delivery on each channel, the latest first
         * @description The caller must be an operator of the installation. An API token needs the scope read.
         */
        get: operations["alert.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/alerts/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test alert on every configured channel
         * @description A worker sends it, like every alert; the delivery log shows the result. The caller must be an operator of the installation. An API token needs the scope operate.
         */
        post: operations["alert.test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All facts about the installation's health
         * @description 200 whenever the database answers; `ready` is the result of /health/ready. Open to everybody.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this process answers
         * @description Open to everybody.
         */
        get: operations["health.live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether work that is started now will be done
         * @description 200 if the database answers, commits and has every migration, and a worker sends heartbeats. Otherwise 503 with what to do. It changes within 5 seconds in both directions. Open to everybody.
         */
        get: operations["health.ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        LoggedIn: {
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
                operator: boolean;
            };
            token: string;
            /** Format: date-time */
            expiresAt: string;
        };
        Me: {
            /** @enum {string} */
            kind: "person" | "installation";
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
            } | null;
            operator: boolean;
            organizations: {
                /** Format: uuid */
                id: string;
                name: string;
                role: components["schemas"]["MemberRole"];
            }[];
            scopes: components["schemas"]["TokenScope"][] | null;
        };
        /** @enum {string} */
        MemberRole: "member" | "admin" | "owner";
        /** @enum {string} */
        TokenScope: "read" | "write" | "operate";
        Session: {
            /** Format: uuid */
            id: string;
            current: boolean;
            ipAddress: string | null;
            userAgent: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        ApiToken: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: components["schemas"]["TokenScope"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        NewApiToken: {
            /** Format: uuid */
            id: string;
            name: string;
            prefix: string;
            scopes: components["schemas"]["TokenScope"][];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
            token: string;
        };
        Organization: {
            /** Format: uuid */
            id: string;
            name: string;
            campaigns: number;
            /** Format: date-time */
            createdAt: string;
        };
        OrganizationDetails: {
            /** Format: uuid */
            id: string;
            name: string;
            campaigns: number;
            /** Format: date-time */
            createdAt: string;
            credits: number | null;
            creditsAtLeast: boolean;
            costUsd: number | null;
            costUsdAtLeast: boolean;
            unpricedCalls: number;
            sampleMails: components["schemas"]["SampleMails"];
        };
        SampleMails: {
            calls: number;
            credits: number | null;
            creditsAtLeast: boolean;
            costUsd: number | null;
            costUsdAtLeast: boolean;
            unpricedCalls: number;
        };
        Member: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            userId: string;
            name: string;
            email: string;
            role: components["schemas"]["MemberRole"];
            /** Format: date-time */
            createdAt: string;
        };
        Invitation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organizationId: string;
            email: string;
            role: components["schemas"]["MemberRole"];
            /** @enum {string} */
            status: "pending" | "accepted" | "rejected" | "canceled";
            inviterName: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
        };
        NewInvitation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organizationId: string;
            email: string;
            role: components["schemas"]["MemberRole"];
            /** @enum {string} */
            status: "pending" | "accepted" | "rejected" | "canceled";
            inviterName: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            secret: string;
            path: string;
            mailed: boolean;
        };
        AuditEvent: {
            id: string;
            /** Format: date-time */
            at: string;
            action: string;
            /** @enum {string} */
            actorKind: "USER" | "TOKEN" | "INSTALLATION" | "SERVER";
            actor: string | null;
            userId: string | null;
            tokenId: string | null;
            address: string | null;
            userAgent: string | null;
            organizationId: string | null;
            targetType: string | null;
            targetId: string | null;
            before: unknown;
            after: unknown;
        };
        DoNotContactEntry: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organizationId: string;
            /** @enum {string} */
            kind: "ADDRESS" | "DOMAIN" | "PERSON";
            value: string;
            reason: string | null;
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        CampaignItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organizationId: string;
            organizationName: string;
            name: string;
            status: components["schemas"]["CampaignStatus"];
            leadLimit: number;
            message: string | null;
            cancelReason: string | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            sending: components["schemas"]["Sending"];
            jobs: components["schemas"]["JobCounts"];
            leads: components["schemas"]["LeadCounts"];
            tally: components["schemas"]["CampaignTally"] | null;
        };
        /** @enum {string} */
        CampaignStatus: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED";
        Sending: {
            /** @enum {string} */
            state: "NOT_ACTIVATED" | "ACTIVATING" | "ACTIVE" | "PAUSED" | "UNKNOWN";
            since: string | null;
            by: string | null;
            goneAt: string | null;
            replies: {
                count: number;
                /** Format: date-time */
                askedAt: string;
            } | null;
        };
        JobCounts: {
            PENDING: number;
            RUNNING: number;
            PAUSED: number;
            COMPLETED: number;
            FAILED: number;
            CANCELLED: number;
        };
        LeadCounts: {
            FOUND: number;
            REVEALED: number;
            HANDED_OVER: number;
            WITHDRAWN: number;
            NO_MATCH: number;
            NO_EMAIL: number;
            ALREADY_CONTACTED: number;
            INVALID_ADDRESS: number;
            DISPOSABLE_ADDRESS: number;
            UNVERIFIABLE_ADDRESS: number;
            BLOCKLISTED: number;
            REFUSED: number;
            REJECTED: number;
            FAILED: number;
            CANCELLED: number;
        };
        CampaignTally: {
            /** Format: date-time */
            at: string;
            finishedSteps: {
                VERIFY: number;
                RESEARCH: number;
                WRITE: number;
                HAND_OVER: number;
            };
            spent: {
                provider: components["schemas"]["Provider"];
                credits: number | null;
                creditsAtLeast: boolean;
                costUsd: number | null;
                costUsdAtLeast: boolean;
                unpricedCalls: number;
            }[];
        };
        /** @enum {string} */
        Provider: "APOLLO" | "MILLIONVERIFIER" | "PERPLEXITY" | "OPENAI" | "INSTANTLY";
        SearchPreview: {
            totalEntries: number;
            people: {
                firstName: string;
                lastNameObfuscated: string | null;
                title: string | null;
                organizationName: string | null;
                hasEmail: boolean;
            }[];
        };
        StartEstimate: {
            leads: number;
            takenOver: number;
            byCampaigns: number;
            lines: components["schemas"]["EstimateLine"][];
        };
        EstimateLine: {
            provider: components["schemas"]["Provider"];
            calls: number;
            credits: number | null;
            costUsd: number | null;
            assumed: boolean;
            costUnknown: boolean;
        };
        SampleMail: {
            to: {
                firstName: string;
                lastName: string;
                title: string;
                companyName: string;
            };
            mail: {
                subject: string;
                html: string;
                text: string;
            } | null;
            refusal: string | null;
            costUsd: number | null;
        };
        SavedCampaign: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organizationId: string;
            organizationName: string;
            name: string;
            status: components["schemas"]["CampaignStatus"];
            leadLimit: number;
            message: string | null;
            cancelReason: string | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            sending: components["schemas"]["Sending"];
            jobs: components["schemas"]["JobCounts"];
            leads: components["schemas"]["LeadCounts"];
            criteria: components["schemas"]["StoredCriteria"];
            offer: components["schemas"]["StoredOffer"];
            senders: string[];
            dailyLimit: number;
            sendFrom: string;
            sendTo: string;
            sendDays: number[];
            timeZone: string;
            addressLine: string | null;
            optOut: boolean;
            instantlyCampaignId: string | null;
            calls: components["schemas"]["ProviderSpend"][];
            tasksInFlight: {
                /** Format: uuid */
                callId: string;
                /** Format: uuid */
                jobId: string;
                leadId: string | null;
                provider: components["schemas"]["Provider"];
                endpoint: string;
                step: string;
                /** Format: date-time */
                startedAt: string;
            }[];
            notice: string | null;
        };
        StoredCriteria: Record<string, never>;
        StoredOffer: Record<string, never>;
        ProviderSpend: {
            provider: components["schemas"]["Provider"];
            calls: number;
            succeeded: number;
            rejected: number;
            failed: number;
            unknown: number;
            inFlight: number;
            repeated: number;
            credits: number | null;
            creditsAtLeast: boolean;
            costUsd: number | null;
            costUsdAtLeast: boolean;
            unpricedCalls: number;
            medianLatencyMs: number | null;
        };
        Campaign: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organizationId: string;
            organizationName: string;
            name: string;
            status: components["schemas"]["CampaignStatus"];
            leadLimit: number;
            message: string | null;
            cancelReason: string | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            sending: components["schemas"]["Sending"];
            jobs: components["schemas"]["JobCounts"];
            leads: components["schemas"]["LeadCounts"];
            criteria: components["schemas"]["StoredCriteria"];
            offer: components["schemas"]["StoredOffer"];
            senders: string[];
            dailyLimit: number;
            sendFrom: string;
            sendTo: string;
            sendDays: number[];
            timeZone: string;
            addressLine: string | null;
            optOut: boolean;
            instantlyCampaignId: string | null;
            calls: components["schemas"]["ProviderSpend"][];
            tasksInFlight: {
                /** Format: uuid */
                callId: string;
                /** Format: uuid */
                jobId: string;
                leadId: string | null;
                provider: components["schemas"]["Provider"];
                endpoint: string;
                step: string;
                /** Format: date-time */
                startedAt: string;
            }[];
        };
        TakeOverPreview: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            fromCampaignId: string;
            leads: number;
            byStatus: {
                FAILED: number;
                REJECTED: number;
                CANCELLED: number;
                ALREADY_CONTACTED: number;
            };
            finishedSteps: {
                VERIFY: number;
                RESEARCH: number;
                WRITE: number;
                HAND_OVER: number;
            };
            mailsToRewrite: number;
            leftToPay: components["schemas"]["EstimateLine"][];
            leftOut: {
                /** @enum {string} */
                reason: "BUSY" | "DO_NOT_CONTACT" | "GIVEN_BEFORE";
                leads: number;
                message: string;
            }[];
            room: number;
            refusal: {
                /** @enum {string} */
                code: "INVALID_INPUT" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "BREAKER_OPEN" | "BREAKER_CLOSED" | "STALE_EPOCH" | "WRONG_STATE" | "PRECONDITION_FAILED" | "UNAVAILABLE";
                message: string;
            } | null;
        };
        Wait: {
            /** @enum {string} */
            code: "BREAKER_OPEN" | "NO_WORKER" | "NO_KEY" | "LIMIT" | "BEHIND" | "NOTHING_TO_DO" | "NOT_STARTED" | "NOBODY_FOUND" | "NOT_ACTIVATED";
            message: string;
            provider: components["schemas"]["Provider"] | null;
            until: string | null;
        };
        Blocker: {
            /** @enum {string} */
            code: "INVALID_INPUT" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "BREAKER_OPEN" | "BREAKER_CLOSED" | "STALE_EPOCH" | "WRONG_STATE" | "PRECONDITION_FAILED" | "UNAVAILABLE";
            message: string;
        };
        CampaignDetails: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            organizationId: string;
            organizationName: string;
            name: string;
            status: components["schemas"]["CampaignStatus"];
            leadLimit: number;
            message: string | null;
            cancelReason: string | null;
            /** Format: date-time */
            createdAt: string;
            startedAt: string | null;
            finishedAt: string | null;
            sending: components["schemas"]["Sending"];
            jobs: components["schemas"]["JobCounts"];
            leads: components["schemas"]["LeadCounts"];
            criteria: components["schemas"]["StoredCriteria"];
            offer: components["schemas"]["StoredOffer"];
            senders: string[];
            dailyLimit: number;
            sendFrom: string;
            sendTo: string;
            sendDays: number[];
            timeZone: string;
            addressLine: string | null;
            optOut: boolean;
            instantlyCampaignId: string | null;
            calls: components["schemas"]["ProviderSpend"][];
            tasksInFlight: {
                /** Format: uuid */
                callId: string;
                /** Format: uuid */
                jobId: string;
                leadId: string | null;
                provider: components["schemas"]["Provider"];
                endpoint: string;
                step: string;
                /** Format: date-time */
                startedAt: string;
            }[];
            leadStats: components["schemas"]["LeadStats"];
            startCheck: {
                canStart: boolean;
                unmet: components["schemas"]["Blocker"][];
            };
            recentFailures: {
                /** Format: uuid */
                jobId: string;
                type: components["schemas"]["JobType"];
                leadId: string | null;
                errorCode: string;
                errorMessage: string;
                /** Format: date-time */
                finishedAt: string;
            }[];
            breaker: {
                /** @enum {string} */
                state: "CLOSED" | "OPEN";
                epoch: number;
                reason: string | null;
            };
        };
        LeadStats: {
            /** Format: uuid */
            campaignId: string;
            leadLimit: number;
            total: number;
            open: number;
            handled: number;
            spoilt: number;
            byStatus: components["schemas"]["LeadCounts"];
            finishedSteps: {
                VERIFY: number;
                RESEARCH: number;
                WRITE: number;
                HAND_OVER: number;
            };
            verification: {
                result: string;
                leads: number;
            }[];
        };
        /** @enum {string} */
        JobType: "FETCH_LEADS" | "REVEAL_LEADS" | "ENRICH_LEAD" | "WITHDRAW_LEAD" | "READ_OPT_OUTS";
        CampaignResult: {
            /** Format: uuid */
            id: string;
            status: components["schemas"]["LeadStatus"];
            statusMessage: string | null;
            firstName: string | null;
            lastName: string | null;
            email: string | null;
            title: string | null;
            companyName: string | null;
            emailSubject: string | null;
            emailBody: string | null;
            instantlyLeadId: string | null;
            credits: number | null;
            creditsAtLeast: boolean;
            costUsd: number | null;
            costUsdAtLeast: boolean;
            unpricedCalls: number;
            finishedAt: string | null;
        };
        /** @enum {string} */
        LeadStatus: "FOUND" | "REVEALED" | "HANDED_OVER" | "WITHDRAWN" | "NO_MATCH" | "NO_EMAIL" | "ALREADY_CONTACTED" | "INVALID_ADDRESS" | "DISPOSABLE_ADDRESS" | "UNVERIFIABLE_ADDRESS" | "BLOCKLISTED" | "REFUSED" | "REJECTED" | "FAILED" | "CANCELLED";
        InstantlyAnalytics: {
            /** Format: uuid */
            campaignId: string;
            instantlyCampaignId: string;
            /** Format: date-time */
            askedAt: string;
            leads: number | null;
            contacted: number | null;
            sent: number | null;
            opened: number | null;
            replied: number | null;
            clicked: number | null;
            bounced: number | null;
            unsubscribed: number | null;
            completed: number | null;
        };
        Sender: {
            email: string;
            /** @enum {string} */
            status: "ACTIVE" | "PAUSED" | "MAINTENANCE" | "UNHEALTHY";
            dailyLimit: number | null;
        };
        ArrivingMail: {
            /** Format: uuid */
            id: string;
            to: string;
            firstName: string | null;
            lastName: string | null;
            title: string | null;
            companyName: string | null;
            subject: string;
            html: string;
            text: string;
            leaving: boolean;
        };
        SendingStatus: {
            /** Format: uuid */
            campaignId: string;
            /** @enum {string} */
            state: "NOT_ACTIVATED" | "ACTIVATING" | "ACTIVE" | "PAUSED" | "UNKNOWN";
            since: string | null;
            by: string | null;
            atInstantly: string;
            reason: string;
            /** Format: date-time */
            askedAt: string;
        };
        JobItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            campaignId: string;
            campaignName: string;
            campaignStatus: components["schemas"]["CampaignStatus"];
            leadId: string | null;
            type: components["schemas"]["JobType"];
            status: components["schemas"]["JobStatus"];
            attempt: number;
            deaths: number;
            calling: boolean;
            stuck: boolean;
            pauseReason: string | null;
            pauseCause: components["schemas"]["PauseCause"] | null;
            pausedAt: string | null;
            errorCode: string | null;
            errorMessage: string | null;
            endedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            claimedAt: string | null;
            finishedAt: string | null;
        };
        /** @enum {string} */
        JobStatus: "PENDING" | "RUNNING" | "PAUSED" | "COMPLETED" | "FAILED" | "CANCELLED";
        PauseCause: {
            openedBecause: components["schemas"]["OpenedBecause"];
            provider: components["schemas"]["Provider"] | null;
            failureKind: components["schemas"]["FailureKind"] | null;
        };
        /** @enum {string} */
        OpenedBecause: "PROVIDER" | "PERSON" | "LEADGEN";
        /** @enum {string} */
        FailureKind: "NETWORK" | "TIMEOUT" | "SERVER_ERROR" | "RATE_LIMITED" | "UNAUTHORIZED" | "FORBIDDEN" | "QUOTA_EXHAUSTED" | "ENDPOINT_WITHDRAWN" | "NOT_FOUND" | "MISCONFIGURED" | "INVALID_RESPONSE" | "RUN_FAILED";
        Job: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            campaignId: string;
            campaignName: string;
            campaignStatus: components["schemas"]["CampaignStatus"];
            leadId: string | null;
            type: components["schemas"]["JobType"];
            status: components["schemas"]["JobStatus"];
            attempt: number;
            deaths: number;
            calling: boolean;
            stuck: boolean;
            pauseReason: string | null;
            pauseCause: components["schemas"]["PauseCause"] | null;
            pausedAt: string | null;
            errorCode: string | null;
            errorMessage: string | null;
            endedBy: string | null;
            /** Format: date-time */
            createdAt: string;
            claimedAt: string | null;
            finishedAt: string | null;
            /** Format: uuid */
            organizationId: string;
            worker: string | null;
            steps: {
                step: string;
                attempt: number;
                /** Format: date-time */
                finishedAt: string;
            }[];
            calls: components["schemas"]["ProviderCall"][];
        };
        ProviderCall: {
            /** Format: uuid */
            id: string;
            provider: components["schemas"]["Provider"];
            endpoint: string;
            step: string;
            attempt: number;
            epoch: number;
            outcome: components["schemas"]["CallOutcome"] | null;
            kept: boolean;
            effect: boolean;
            httpStatus: number | null;
            failureKind: components["schemas"]["FailureKind"] | null;
            message: string | null;
            providerRequestId: string | null;
            /** Format: date-time */
            startedAt: string;
            endedAt: string | null;
            latencyMs: number | null;
            credits: number | null;
            costUsd: number | null;
            worker: string | null;
        };
        /** @enum {string} */
        CallOutcome: "SUCCEEDED" | "REJECTED" | "FAILED" | "UNKNOWN";
        JobStatusAnswer: {
            /** Format: uuid */
            id: string;
            type: components["schemas"]["JobType"];
            status: components["schemas"]["JobStatus"];
            attempt: number;
            calling: boolean;
            finishedSteps: string[];
            pauseReason: string | null;
            pauseCause: components["schemas"]["PauseCause"] | null;
            errorCode: string | null;
            errorMessage: string | null;
            finishedAt: string | null;
        };
        JobsStatusAnswer: {
            total: number;
            byStatus: components["schemas"]["JobCounts"];
            byType: {
                FETCH_LEADS: components["schemas"]["JobCounts"];
                REVEAL_LEADS: components["schemas"]["JobCounts"];
                ENRICH_LEAD: components["schemas"]["JobCounts"];
                WITHDRAW_LEAD: components["schemas"]["JobCounts"];
                READ_OPT_OUTS: components["schemas"]["JobCounts"];
            };
        };
        CancelPreview: {
            jobs: number;
            byStatus: components["schemas"]["JobCounts"];
            calling: number;
            endsCampaign: boolean;
        };
        RetryPreview: {
            jobs: number;
            leftOut: number;
            reasons: {
                errorCode: string;
                errorMessage: string;
                jobs: number;
            }[];
            examples: {
                /** Format: uuid */
                jobId: string;
                type: components["schemas"]["JobType"];
                leadId: string | null;
                firstName: string | null;
                lastName: string | null;
                companyName: string | null;
                finishedSteps: string[];
            }[];
            refusal: string | null;
        };
        LeadItem: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            campaignId: string;
            jobId: string | null;
            work: components["schemas"]["LeadWork"] | null;
            spent: {
                credits: number | null;
                creditsAtLeast: boolean;
                costUsd: number | null;
                costUsdAtLeast: boolean;
                unpricedCalls: number;
            };
            withdrawal: components["schemas"]["LeadWithdrawal"] | null;
            status: components["schemas"]["LeadStatus"];
            statusMessage: string | null;
            firstName: string | null;
            lastName: string | null;
            email: string | null;
            title: string | null;
            companyName: string | null;
            companyDomain: string | null;
            linkedinUrl: string | null;
            city: string | null;
            country: string | null;
            emailSubject: string | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        LeadWork: {
            status: components["schemas"]["JobStatus"];
            pauseReason: string | null;
            pauseCause: components["schemas"]["PauseCause"] | null;
            errorCode: string | null;
            errorMessage: string | null;
            calling: string | null;
            finishedSteps: {
                step: string;
                /** Format: date-time */
                finishedAt: string;
            }[];
        };
        LeadWithdrawal: {
            /** Format: uuid */
            jobId: string;
            status: components["schemas"]["JobStatus"];
        };
        Lead: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            campaignId: string;
            jobId: string | null;
            work: components["schemas"]["LeadWork"] | null;
            spent: {
                credits: number | null;
                creditsAtLeast: boolean;
                costUsd: number | null;
                costUsdAtLeast: boolean;
                unpricedCalls: number;
            };
            withdrawal: components["schemas"]["LeadWithdrawal"] | null;
            status: components["schemas"]["LeadStatus"];
            statusMessage: string | null;
            firstName: string | null;
            lastName: string | null;
            email: string | null;
            title: string | null;
            companyName: string | null;
            companyDomain: string | null;
            linkedinUrl: string | null;
            city: string | null;
            country: string | null;
            emailSubject: string | null;
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
            apolloPersonId: string;
            emailBody: string | null;
            instantlyLeadId: string | null;
            company: unknown;
            verification: unknown;
            research: unknown;
            calls: components["schemas"]["LeadCall"][];
        };
        LeadCall: {
            /** Format: uuid */
            id: string;
            provider: components["schemas"]["Provider"];
            endpoint: string;
            step: string;
            attempt: number;
            epoch: number;
            outcome: components["schemas"]["CallOutcome"] | null;
            kept: boolean;
            effect: boolean;
            httpStatus: number | null;
            failureKind: components["schemas"]["FailureKind"] | null;
            message: string | null;
            providerRequestId: string | null;
            /** Format: date-time */
            startedAt: string;
            endedAt: string | null;
            latencyMs: number | null;
            credits: number | null;
            costUsd: number | null;
            worker: string | null;
            jobId: string | null;
            people: number;
        };
        QueueStatus: {
            circuitBreaker: {
                /** @enum {string} */
                state: "CLOSED" | "OPEN" | "UNKNOWN";
                epoch: number | null;
                changedAt: string | null;
                openedAt: string | null;
                openedBy: string | null;
                openedBecause: components["schemas"]["OpenedBecause"] | null;
                reason: string | null;
                databaseTrouble: ("AWAY" | "FULL" | "IN_USE" | "LOGIN_REFUSED" | "SILENT" | "BUSY" | "NO_ROOM" | "SYSTEM_ERROR" | "READ_ONLY" | "NOT_MIGRATED") | null;
                provider: components["schemas"]["Provider"] | null;
                failureKind: components["schemas"]["FailureKind"] | null;
                httpStatus: number | null;
                jobId: string | null;
                campaignId: string | null;
            };
            jobs: components["schemas"]["JobCounts"] | null;
            callsInFlight: number | null;
            workersAlive: number | null;
        };
        Cause: {
            epoch: number;
            /** Format: date-time */
            openedAt: string;
            openedBy: string;
            openedBecause: components["schemas"]["OpenedBecause"];
            byHand: boolean;
            reason: string;
            provider: components["schemas"]["Provider"] | null;
            providerName: string | null;
            failureKind: components["schemas"]["FailureKind"] | null;
            message: string | null;
            httpStatus: number | null;
            providerRequestId: string | null;
            acknowledged: {
                /** Format: date-time */
                at: string;
                by: string;
            } | null;
            advice: string;
            call: {
                /** Format: uuid */
                id: string;
                endpoint: string;
                step: string;
            } | null;
            job: {
                /** Format: uuid */
                id: string;
                type: components["schemas"]["JobType"];
                status: components["schemas"]["JobStatus"];
                openingsInARow: number;
            } | null;
            campaign: {
                /** Format: uuid */
                id: string;
                name: string;
                /** Format: uuid */
                organizationId: string;
                organizationName: string;
            } | null;
            jobsPaused: number;
            closedBefore: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
            } | null;
            laterFailures: {
                provider: components["schemas"]["Provider"];
                failureKind: components["schemas"]["FailureKind"];
                count: number;
                /** Format: date-time */
                lastAt: string;
                lastMessage: string | null;
            }[];
        };
        BreakerEvent: {
            id: string;
            /** @enum {string} */
            kind: "OPENED" | "CLOSED";
            epoch: number;
            /** Format: date-time */
            at: string;
            actor: string;
            reason: string;
            jobsChanged: number;
            provider: components["schemas"]["Provider"] | null;
            failureKind: components["schemas"]["FailureKind"] | null;
            message: string | null;
            httpStatus: number | null;
            providerRequestId: string | null;
            jobId: string | null;
            campaignId: string | null;
            campaignName: string | null;
        };
        Incident: {
            id: string;
            epoch: number;
            /** Format: date-time */
            openedAt: string;
            openedBy: string;
            openedBecause: components["schemas"]["OpenedBecause"];
            reason: string;
            provider: components["schemas"]["Provider"] | null;
            failureKind: components["schemas"]["FailureKind"] | null;
            message: string | null;
            httpStatus: number | null;
            providerRequestId: string | null;
            jobId: string | null;
            jobsPaused: number;
            campaign: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
            acknowledged: {
                /** Format: date-time */
                at: string;
                by: string;
            } | null;
            closed: {
                /** Format: date-time */
                at: string;
                by: string;
                reason: string;
                jobsResumed: number;
            } | null;
            firstSuccess: {
                provider: components["schemas"]["Provider"];
                step: string;
                /** Format: date-time */
                at: string;
            } | null;
        };
        ClosePreview: {
            epoch: number;
            jobsToResume: number;
            byCampaign: {
                /** Format: uuid */
                campaignId: string;
                name: string;
                jobs: number;
            }[];
            byNextProvider: {
                provider: components["schemas"]["Provider"] | null;
                jobs: number;
            }[];
            oldestPausedAt: string | null;
            oldestWaitSeconds: number | null;
            suspect: {
                /** Format: uuid */
                jobId: string;
                /** Format: uuid */
                campaignId: string;
                openingsInARow: number;
            } | null;
            leadsToFetch: number;
            estimate: components["schemas"]["EstimateLine"][];
        };
        LastClose: {
            epoch: number;
            /** Format: date-time */
            closedAt: string;
            closedBy: string;
            reason: string;
            jobsResumed: number;
            firstSuccess: {
                provider: components["schemas"]["Provider"];
                step: string;
                /** Format: date-time */
                at: string;
            } | null;
        };
        ProbeAnswer: {
            /** Format: uuid */
            callId: string;
            provider: components["schemas"]["Provider"];
            works: boolean;
            summary: string;
            failure: {
                kind: components["schemas"]["FailureKind"];
                message: string;
                httpStatus: number | null;
                advice: string;
            } | null;
        };
        CreditsLeft: {
            /** Format: uuid */
            callId: string;
            provider: components["schemas"]["Provider"];
            remaining: number;
            /** Format: date-time */
            askedAt: string;
        };
        SetUpProvider: {
            provider: components["schemas"]["Provider"];
            configured: boolean;
            simulated: boolean;
            limits: {
                counted: string;
                endpoints: string[];
                windows: {
                    calls: number;
                    perSeconds: number;
                }[];
            }[];
        };
        ProviderCalls: {
            provider: components["schemas"]["Provider"];
            configured: boolean;
            lastSuccess: {
                /** Format: date-time */
                at: string;
                endpoint: string;
                latencyMs: number | null;
            } | null;
            lastFailure: {
                /** Format: date-time */
                at: string;
                endpoint: string;
                failureKind: components["schemas"]["FailureKind"] | null;
                httpStatus: number | null;
                message: string | null;
                providerRequestId: string | null;
            } | null;
            inFlight: number;
            lastMinute: number;
            limits: {
                counted: string;
                endpoints: string[];
                windows: {
                    calls: number;
                    perSeconds: number;
                }[];
                fullUntil: string | null;
            }[];
        };
        Alert: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            kind: "OPENED" | "CLOSED" | "REMINDER" | "NO_WORKER" | "UNDELIVERED" | "TEST";
            /** Format: date-time */
            createdAt: string;
            epoch: number | null;
            reason: string | null;
            askedBy: string | null;
            deliveries: components["schemas"]["AlertDelivery"][];
        };
        AlertDelivery: {
            /** @enum {string} */
            channel: "WEBHOOK" | "SLACK" | "EMAIL";
            /** @enum {string} */
            status: "PENDING" | "DELIVERED" | "GIVEN_UP" | "DROPPED";
            tries: number;
            nextTryAt: string | null;
            finishedAt: string | null;
            sender: string | null;
            lastError: string | null;
        };
        Health: {
            /** @constant */
            database: "up";
            pendingMigrations: string[];
            workers: number;
            heartbeatAgeSeconds: number | null;
            commitsWaitSeconds: number;
            breaker: ("CLOSED" | "OPEN") | null;
            ready: boolean;
        };
        Error: {
            /** @constant */
            status: "error";
            error: {
                /** @enum {string} */
                code: "INVALID_INPUT" | "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "BREAKER_OPEN" | "BREAKER_CLOSED" | "STALE_EPOCH" | "WRONG_STATE" | "IDEMPOTENCY_KEY_REUSED" | "PRECONDITION_FAILED" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE" | "TOO_MANY_REQUESTS" | "INTERNAL_ERROR" | "UNAVAILABLE" | "REQUEST_TIMEOUT" | "HEADERS_TOO_LARGE";
                /** @description Says what to do. */
                message: string;
                /** @description Facts for programs; its fields depend on the code. */
                details?: Record<string, never>;
            };
        };
    };
    responses: {
        /** @description The address takes other methods; see the header Allow. */
        METHOD_NOT_ALLOWED: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The request did not arrive in time. */
        REQUEST_TIMEOUT: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The body is compressed, or not in UTF-8. */
        UNSUPPORTED_MEDIA_TYPE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The address and the headers are too large. */
        HEADERS_TOO_LARGE: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description An error on our side. The log has its details under the id. */
        INTERNAL_ERROR: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "auth.signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ferries in Norway",
                 *       "email": "kari@example.no",
                 *       "password": "correct horse battery"
                 *     }
                 */
                "application/json": {
                    name: string;
                    email: string;
                    password?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "user": {
                     *           "id": "0198c0de-0000-7000-8000-000000000008",
                     *           "name": "Ferries in Norway",
                     *           "email": "kari@example.no",
                     *           "operator": true
                     *         },
                     *         "token": "text",
                     *         "expiresAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["LoggedIn"] | {
                            /** @constant */
                            mailed: true;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "auth.login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kari@example.no",
                 *       "password": "correct horse battery staple"
                 *     }
                 */
                "application/json": {
                    email: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "user": {
                     *           "id": "0198c0de-0000-7000-8000-000000000008",
                     *           "name": "Ferries in Norway",
                     *           "email": "kari@example.no",
                     *           "operator": true
                     *         },
                     *         "token": "text",
                     *         "expiresAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["LoggedIn"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "auth.logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "loggedOut": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            loggedOut: true;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "auth.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "kind": "person",
                     *         "user": {
                     *           "id": "0198c0de-0000-7000-8000-000000000008",
                     *           "name": "Ferries in Norway",
                     *           "email": "kari@example.no"
                     *         },
                     *         "operator": true,
                     *         "organizations": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "name": "Ferries in Norway",
                     *             "role": "member"
                     *           }
                     *         ],
                     *         "scopes": [
                     *           "read"
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Me"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "auth.changePassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "correct horse battery staple",
                 *       "newPassword": "an even longer staple of horses"
                 *     }
                 */
                "application/json": {
                    currentPassword: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "token": "text"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            token: string;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "auth.requestReset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kari@example.no"
                 *     }
                 */
                "application/json": {
                    email: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "asked": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            asked: true;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "auth.resetPassword": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "secret": "0198c0de-0000-7000-8000-000000000006.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                 *       "newPassword": "another horse battery"
                 *     }
                 */
                "application/json": {
                    secret: string;
                    newPassword: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "changed": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            changed: true;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "auth.sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "current": true,
                     *             "ipAddress": null,
                     *             "userAgent": null,
                     *             "createdAt": "2026-03-02T09:30:00.000Z",
                     *             "expiresAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Session"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "auth.revokeSession": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000008 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "revoked": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            revoked: true;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "token.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "name": "Ferries in Norway",
                     *             "prefix": "text",
                     *             "scopes": [
                     *               "read"
                     *             ],
                     *             "createdAt": "2026-03-02T09:30:00.000Z",
                     *             "expiresAt": "2026-03-02T09:30:00.000Z",
                     *             "lastUsedAt": "2026-03-02T09:30:00.000Z",
                     *             "revokedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["ApiToken"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "token.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Nightly export",
                 *       "scopes": [
                 *         "read"
                 *       ]
                 *     }
                 */
                "application/json": {
                    name: string;
                    scopes: ("read" | "write" | "operate")[];
                    /** @default 90 */
                    expiresInDays?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "name": "Ferries in Norway",
                     *         "prefix": "text",
                     *         "scopes": [
                     *           "read"
                     *         ],
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "expiresAt": "2026-03-02T09:30:00.000Z",
                     *         "lastUsedAt": "2026-03-02T09:30:00.000Z",
                     *         "revokedAt": "2026-03-02T09:30:00.000Z",
                     *         "token": "text"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["NewApiToken"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "token.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000008 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "name": "Ferries in Norway",
                     *         "prefix": "text",
                     *         "scopes": [
                     *           "read"
                     *         ],
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "expiresAt": "2026-03-02T09:30:00.000Z",
                     *         "lastUsedAt": "2026-03-02T09:30:00.000Z",
                     *         "revokedAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["ApiToken"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "organization.list": {
        parameters: {
            query?: {
                q?: string;
                sort?: "createdAt" | "name";
                order?: "asc" | "desc";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "name": "Ferries in Norway",
                     *             "campaigns": 0,
                     *             "createdAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Organization"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "organization.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "Ferries in Norway"
                 *     }
                 */
                "application/json": {
                    name: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "name": "Ferries in Norway",
                     *         "campaigns": 0,
                     *         "createdAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Organization"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "organization.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "name": "Ferries in Norway",
                     *         "campaigns": 0,
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "credits": null,
                     *         "creditsAtLeast": true,
                     *         "costUsd": null,
                     *         "costUsdAtLeast": true,
                     *         "unpricedCalls": 0,
                     *         "sampleMails": {
                     *           "calls": 0,
                     *           "credits": null,
                     *           "creditsAtLeast": true,
                     *           "costUsd": null,
                     *           "costUsdAtLeast": true,
                     *           "unpricedCalls": 0
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["OrganizationDetails"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "organization.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "name": "Nordkyst Shipping"
                 *     }
                 */
                "application/json": {
                    name?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "name": "Ferries in Norway",
                     *         "campaigns": 0,
                     *         "createdAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Organization"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "organization.leave": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "left": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            left: true;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "member.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "userId": "0198c0de-0000-7000-8000-000000000008",
                     *             "name": "Ferries in Norway",
                     *             "email": "kari@example.no",
                     *             "role": "member",
                     *             "createdAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Member"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "member.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000005 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "removed": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            removed: true;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "member.setRole": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000005 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "role": "admin"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    role: "member" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "userId": "0198c0de-0000-7000-8000-000000000008",
                     *         "name": "Ferries in Norway",
                     *         "email": "kari@example.no",
                     *         "role": "member",
                     *         "createdAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Member"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "invitation.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *             "email": "kari@example.no",
                     *             "role": "member",
                     *             "status": "pending",
                     *             "inviterName": "text",
                     *             "createdAt": "2026-03-02T09:30:00.000Z",
                     *             "expiresAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Invitation"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "invitation.create": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "email": "kari@example.no"
                 *     }
                 */
                "application/json": {
                    email: string;
                    /**
                     * @default member
                     * @enum {string}
                     */
                    role?: "member" | "admin" | "owner";
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *         "email": "kari@example.no",
                     *         "role": "member",
                     *         "status": "pending",
                     *         "inviterName": "text",
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "expiresAt": "2026-03-02T09:30:00.000Z",
                     *         "secret": "text",
                     *         "path": "text",
                     *         "mailed": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["NewInvitation"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "invitation.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000006 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "status": "canceled"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            status: "canceled";
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "invitation.accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "secret": "0198c0de-0000-7000-8000-000000000006.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                 *     }
                 */
                "application/json": {
                    secret: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *         "role": "member"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            organizationId: string;
                            role: components["schemas"]["MemberRole"];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "audit.list": {
        parameters: {
            query?: {
                action?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "text",
                     *             "at": "2026-03-02T09:30:00.000Z",
                     *             "action": "text",
                     *             "actorKind": "USER",
                     *             "actor": null,
                     *             "userId": "0198c0de-0000-7000-8000-000000000008",
                     *             "tokenId": "0198c0de-0000-7000-8000-000000000008",
                     *             "address": null,
                     *             "userAgent": null,
                     *             "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *             "targetType": null,
                     *             "targetId": null,
                     *             "before": null,
                     *             "after": null
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["AuditEvent"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "audit.all": {
        parameters: {
            query?: {
                action?: string;
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "text",
                     *             "at": "2026-03-02T09:30:00.000Z",
                     *             "action": "text",
                     *             "actorKind": "USER",
                     *             "actor": null,
                     *             "userId": "0198c0de-0000-7000-8000-000000000008",
                     *             "tokenId": "0198c0de-0000-7000-8000-000000000008",
                     *             "address": null,
                     *             "userAgent": null,
                     *             "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *             "targetType": null,
                     *             "targetId": null,
                     *             "before": null,
                     *             "after": null
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["AuditEvent"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "doNotContact.list": {
        parameters: {
            query?: {
                kind?: "ADDRESS" | "DOMAIN" | "PERSON";
                q?: string;
                sort?: "createdAt" | "value";
                order?: "asc" | "desc";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *             "kind": "ADDRESS",
                     *             "value": "example.org",
                     *             "reason": null,
                     *             "createdBy": "ada@example.com",
                     *             "createdAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["DoNotContactEntry"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "doNotContact.add": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "values": [
                 *         "ada@example.com",
                 *         "example.org"
                 *       ],
                 *       "reason": "Asked not to be written to"
                 *     }
                 */
                "application/json": {
                    values: string[];
                    reason?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "added": 0,
                     *         "alreadyListed": 0,
                     *         "leadsStopped": 0,
                     *         "leadsHandedOver": 0,
                     *         "leadsWithdrawn": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            added: number;
                            alreadyListed: number;
                            leadsStopped: number;
                            leadsHandedOver: number;
                            leadsWithdrawn: number;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "doNotContact.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
                /** @example 0198c0de-0000-7000-8000-000000000007 */
                entryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.list": {
        parameters: {
            query?: {
                organizationId?: string;
                /** @example RUNNING */
                status?: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED";
                q?: string;
                sort?: "createdAt" | "name" | "startedAt" | "finishedAt";
                order?: "asc" | "desc";
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *             "organizationName": "Nordkyst",
                     *             "name": "Ferries in Norway",
                     *             "status": "CREATED",
                     *             "leadLimit": 50,
                     *             "message": null,
                     *             "cancelReason": null,
                     *             "createdAt": "2026-03-02T09:30:00.000Z",
                     *             "startedAt": "2026-03-02T09:30:00.000Z",
                     *             "finishedAt": "2026-03-02T09:30:00.000Z",
                     *             "sending": {
                     *               "state": "NOT_ACTIVATED",
                     *               "since": "2026-03-02T09:30:00.000Z",
                     *               "by": null,
                     *               "goneAt": "2026-03-02T09:30:00.000Z",
                     *               "replies": {
                     *                 "count": 0,
                     *                 "askedAt": "2026-03-02T09:30:00.000Z"
                     *               }
                     *             },
                     *             "jobs": {
                     *               "PENDING": 0,
                     *               "RUNNING": 0,
                     *               "PAUSED": 0,
                     *               "COMPLETED": 0,
                     *               "FAILED": 0,
                     *               "CANCELLED": 0
                     *             },
                     *             "leads": {
                     *               "FOUND": 0,
                     *               "REVEALED": 0,
                     *               "HANDED_OVER": 0,
                     *               "WITHDRAWN": 0,
                     *               "NO_MATCH": 0,
                     *               "NO_EMAIL": 0,
                     *               "ALREADY_CONTACTED": 0,
                     *               "INVALID_ADDRESS": 0,
                     *               "DISPOSABLE_ADDRESS": 0,
                     *               "UNVERIFIABLE_ADDRESS": 0,
                     *               "BLOCKLISTED": 0,
                     *               "REFUSED": 0,
                     *               "REJECTED": 0,
                     *               "FAILED": 0,
                     *               "CANCELLED": 0
                     *             },
                     *             "tally": {
                     *               "at": "2026-03-02T09:30:00.000Z",
                     *               "finishedSteps": {
                     *                 "VERIFY": 0,
                     *                 "RESEARCH": 0,
                     *                 "WRITE": 0,
                     *                 "HAND_OVER": 0
                     *               },
                     *               "spent": [
                     *                 {
                     *                   "provider": "APOLLO",
                     *                   "credits": null,
                     *                   "creditsAtLeast": true,
                     *                   "costUsd": null,
                     *                   "costUsdAtLeast": true,
                     *                   "unpricedCalls": 0
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["CampaignItem"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.create": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "organizationId": "0198c0de-0000-7000-8000-000000000001",
                 *       "name": "Ferries in Norway",
                 *       "leadLimit": 50,
                 *       "criteria": {
                 *         "titles": [
                 *           "Head of Operations"
                 *         ],
                 *         "locations": [
                 *           "Norway"
                 *         ]
                 *       },
                 *       "offer": {
                 *         "product": "Route planning for small ferry lines.",
                 *         "senderName": "Ada Berg",
                 *         "senderCompany": "Nordkyst"
                 *       }
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    organizationId: string;
                    name: string;
                    leadLimit: number;
                    criteria: {
                        /** @default [] */
                        titles?: string[];
                        /** @default true */
                        includeSimilarTitles?: boolean;
                        /** @default [] */
                        seniorities?: ("owner" | "founder" | "c_suite" | "partner" | "vp" | "head" | "director" | "manager" | "senior" | "entry" | "intern")[];
                        /** @default [] */
                        locations?: string[];
                        /** @default [] */
                        organizationLocations?: string[];
                        /** @default [] */
                        organizationDomains?: string[];
                        /** @default [] */
                        employeeRanges?: {
                            min: number;
                            max: number;
                        }[];
                        /** @default  */
                        keywords?: string;
                        /**
                         * @default [
                         *       "verified"
                         *     ]
                         */
                        emailStatus?: ("verified" | "unverified" | "likely to engage" | "unavailable")[];
                    };
                    offer: {
                        product: string;
                        senderName: string;
                        senderCompany: string;
                        /** @default friendly and plain */
                        tone?: string;
                        /** @default English */
                        language?: string;
                        /** @default ask whether a short call next week would be welcome */
                        callToAction?: string;
                        instruction?: string;
                    };
                    senders?: string[];
                    dailyLimit?: number;
                    sendFrom?: string;
                    sendTo?: string;
                    sendDays?: number[];
                    /** @enum {string} */
                    timeZone?: "Etc/GMT+12" | "Etc/GMT+11" | "Etc/GMT+10" | "America/Anchorage" | "America/Dawson" | "America/Creston" | "America/Chihuahua" | "America/Boise" | "America/Belize" | "America/Chicago" | "America/Bahia_Banderas" | "America/Regina" | "America/Bogota" | "America/Detroit" | "America/Indiana/Marengo" | "America/Caracas" | "America/Asuncion" | "America/Glace_Bay" | "America/Campo_Grande" | "America/Anguilla" | "America/Santiago" | "America/St_Johns" | "America/Sao_Paulo" | "America/Argentina/La_Rioja" | "America/Araguaina" | "America/Godthab" | "America/Montevideo" | "America/Bahia" | "America/Noronha" | "America/Scoresbysund" | "Atlantic/Cape_Verde" | "Africa/Casablanca" | "America/Danmarkshavn" | "Europe/Isle_of_Man" | "Atlantic/Canary" | "Africa/Abidjan" | "Arctic/Longyearbyen" | "Europe/Belgrade" | "Africa/Ceuta" | "Europe/Sarajevo" | "Africa/Algiers" | "Africa/Windhoek" | "Asia/Nicosia" | "Asia/Beirut" | "Africa/Cairo" | "Asia/Damascus" | "Europe/Bucharest" | "Africa/Blantyre" | "Europe/Helsinki" | "Europe/Istanbul" | "Asia/Jerusalem" | "Africa/Tripoli" | "Asia/Amman" | "Asia/Baghdad" | "Europe/Kaliningrad" | "Asia/Aden" | "Africa/Addis_Ababa" | "Europe/Kirov" | "Europe/Astrakhan" | "Asia/Tehran" | "Asia/Dubai" | "Asia/Baku" | "Indian/Mahe" | "Asia/Tbilisi" | "Asia/Yerevan" | "Asia/Kabul" | "Antarctica/Mawson" | "Asia/Yekaterinburg" | "Asia/Karachi" | "Asia/Kolkata" | "Asia/Colombo" | "Asia/Kathmandu" | "Antarctica/Vostok" | "Asia/Dhaka" | "Asia/Rangoon" | "Antarctica/Davis" | "Asia/Novokuznetsk" | "Asia/Hong_Kong" | "Asia/Krasnoyarsk" | "Asia/Brunei" | "Australia/Perth" | "Asia/Taipei" | "Asia/Choibalsan" | "Asia/Irkutsk" | "Asia/Dili" | "Asia/Pyongyang" | "Australia/Adelaide" | "Australia/Darwin" | "Australia/Brisbane" | "Australia/Melbourne" | "Antarctica/DumontDUrville" | "Australia/Currie" | "Asia/Chita" | "Antarctica/Macquarie" | "Asia/Sakhalin" | "Pacific/Auckland" | "Etc/GMT-12" | "Pacific/Fiji" | "Asia/Anadyr" | "Asia/Kamchatka" | "Etc/GMT-13" | "Pacific/Apia";
                    addressLine?: string | null;
                    optOut?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationName": "Nordkyst",
                     *         "name": "Ferries in Norway",
                     *         "status": "CREATED",
                     *         "leadLimit": 50,
                     *         "message": null,
                     *         "cancelReason": null,
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "startedAt": "2026-03-02T09:30:00.000Z",
                     *         "finishedAt": "2026-03-02T09:30:00.000Z",
                     *         "sending": {
                     *           "state": "NOT_ACTIVATED",
                     *           "since": "2026-03-02T09:30:00.000Z",
                     *           "by": null,
                     *           "goneAt": "2026-03-02T09:30:00.000Z",
                     *           "replies": {
                     *             "count": 0,
                     *             "askedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         },
                     *         "jobs": {
                     *           "PENDING": 0,
                     *           "RUNNING": 0,
                     *           "PAUSED": 0,
                     *           "COMPLETED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "leads": {
                     *           "FOUND": 0,
                     *           "REVEALED": 0,
                     *           "HANDED_OVER": 0,
                     *           "WITHDRAWN": 0,
                     *           "NO_MATCH": 0,
                     *           "NO_EMAIL": 0,
                     *           "ALREADY_CONTACTED": 0,
                     *           "INVALID_ADDRESS": 0,
                     *           "DISPOSABLE_ADDRESS": 0,
                     *           "UNVERIFIABLE_ADDRESS": 0,
                     *           "BLOCKLISTED": 0,
                     *           "REFUSED": 0,
                     *           "REJECTED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "criteria": {},
                     *         "offer": {},
                     *         "senders": [
                     *           "text"
                     *         ],
                     *         "dailyLimit": 0,
                     *         "sendFrom": "text",
                     *         "sendTo": "text",
                     *         "sendDays": [
                     *           0
                     *         ],
                     *         "timeZone": "text",
                     *         "addressLine": null,
                     *         "optOut": true,
                     *         "instantlyCampaignId": null,
                     *         "calls": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "calls": 0,
                     *             "succeeded": 0,
                     *             "rejected": 0,
                     *             "failed": 0,
                     *             "unknown": 0,
                     *             "inFlight": 0,
                     *             "repeated": 0,
                     *             "credits": null,
                     *             "creditsAtLeast": true,
                     *             "costUsd": null,
                     *             "costUsdAtLeast": true,
                     *             "unpricedCalls": 0,
                     *             "medianLatencyMs": 0
                     *           }
                     *         ],
                     *         "tasksInFlight": [
                     *           {
                     *             "callId": "0198c0de-0000-7000-8000-000000000008",
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *             "provider": "APOLLO",
                     *             "endpoint": "GET /api/v3",
                     *             "step": "VERIFY",
                     *             "startedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "notice": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["SavedCampaign"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "organization.campaigns": {
        parameters: {
            query?: {
                status?: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED";
                q?: string;
                sort?: "createdAt" | "name" | "startedAt" | "finishedAt";
                order?: "asc" | "desc";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *             "organizationName": "Nordkyst",
                     *             "name": "Ferries in Norway",
                     *             "status": "CREATED",
                     *             "leadLimit": 50,
                     *             "message": null,
                     *             "cancelReason": null,
                     *             "createdAt": "2026-03-02T09:30:00.000Z",
                     *             "startedAt": "2026-03-02T09:30:00.000Z",
                     *             "finishedAt": "2026-03-02T09:30:00.000Z",
                     *             "sending": {
                     *               "state": "NOT_ACTIVATED",
                     *               "since": "2026-03-02T09:30:00.000Z",
                     *               "by": null,
                     *               "goneAt": "2026-03-02T09:30:00.000Z",
                     *               "replies": {
                     *                 "count": 0,
                     *                 "askedAt": "2026-03-02T09:30:00.000Z"
                     *               }
                     *             },
                     *             "jobs": {
                     *               "PENDING": 0,
                     *               "RUNNING": 0,
                     *               "PAUSED": 0,
                     *               "COMPLETED": 0,
                     *               "FAILED": 0,
                     *               "CANCELLED": 0
                     *             },
                     *             "leads": {
                     *               "FOUND": 0,
                     *               "REVEALED": 0,
                     *               "HANDED_OVER": 0,
                     *               "WITHDRAWN": 0,
                     *               "NO_MATCH": 0,
                     *               "NO_EMAIL": 0,
                     *               "ALREADY_CONTACTED": 0,
                     *               "INVALID_ADDRESS": 0,
                     *               "DISPOSABLE_ADDRESS": 0,
                     *               "UNVERIFIABLE_ADDRESS": 0,
                     *               "BLOCKLISTED": 0,
                     *               "REFUSED": 0,
                     *               "REJECTED": 0,
                     *               "FAILED": 0,
                     *               "CANCELLED": 0
                     *             },
                     *             "tally": {
                     *               "at": "2026-03-02T09:30:00.000Z",
                     *               "finishedSteps": {
                     *                 "VERIFY": 0,
                     *                 "RESEARCH": 0,
                     *                 "WRITE": 0,
                     *                 "HAND_OVER": 0
                     *               },
                     *               "spent": [
                     *                 {
                     *                   "provider": "APOLLO",
                     *                   "credits": null,
                     *                   "creditsAtLeast": true,
                     *                   "costUsd": null,
                     *                   "costUsdAtLeast": true,
                     *                   "unpricedCalls": 0
                     *                 }
                     *               ]
                     *             }
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["CampaignItem"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.previewSearch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "criteria": {
                 *         "titles": [
                 *           "Head of Operations"
                 *         ],
                 *         "locations": [
                 *           "Norway"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    criteria: {
                        /** @default [] */
                        titles?: string[];
                        /** @default true */
                        includeSimilarTitles?: boolean;
                        /** @default [] */
                        seniorities?: ("owner" | "founder" | "c_suite" | "partner" | "vp" | "head" | "director" | "manager" | "senior" | "entry" | "intern")[];
                        /** @default [] */
                        locations?: string[];
                        /** @default [] */
                        organizationLocations?: string[];
                        /** @default [] */
                        organizationDomains?: string[];
                        /** @default [] */
                        employeeRanges?: {
                            min: number;
                            max: number;
                        }[];
                        /** @default  */
                        keywords?: string;
                        /**
                         * @default [
                         *       "verified"
                         *     ]
                         */
                        emailStatus?: ("verified" | "unverified" | "likely to engage" | "unavailable")[];
                    };
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "totalEntries": 0,
                     *         "people": [
                     *           {
                     *             "firstName": "Kari",
                     *             "lastNameObfuscated": null,
                     *             "title": null,
                     *             "organizationName": null,
                     *             "hasEmail": true
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["SearchPreview"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.estimate": {
        parameters: {
            query: {
                /** @example 50 */
                leadLimit: number;
            };
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "leads": 0,
                     *         "takenOver": 0,
                     *         "byCampaigns": 0,
                     *         "lines": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "calls": 0,
                     *             "credits": 0,
                     *             "costUsd": null,
                     *             "assumed": true,
                     *             "costUnknown": true
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["StartEstimate"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.sampleMail": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "offer": {
                 *         "product": "text",
                 *         "senderName": "text",
                 *         "senderCompany": "text"
                 *       }
                 *     }
                 */
                "application/json": {
                    offer: {
                        product: string;
                        senderName: string;
                        senderCompany: string;
                        /** @default friendly and plain */
                        tone?: string;
                        /** @default English */
                        language?: string;
                        /** @default ask whether a short call next week would be welcome */
                        callToAction?: string;
                        instruction?: string;
                    };
                    title?: string;
                    addressLine?: string | null;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "to": {
                     *           "firstName": "Kari",
                     *           "lastName": "Nordmann",
                     *           "title": "Head of Operations",
                     *           "companyName": "Fjordline"
                     *         },
                     *         "mail": {
                     *           "subject": "text",
                     *           "html": "text",
                     *           "text": "text"
                     *         },
                     *         "refusal": null,
                     *         "costUsd": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["SampleMail"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationName": "Nordkyst",
                     *         "name": "Ferries in Norway",
                     *         "status": "CREATED",
                     *         "leadLimit": 50,
                     *         "message": null,
                     *         "cancelReason": null,
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "startedAt": "2026-03-02T09:30:00.000Z",
                     *         "finishedAt": "2026-03-02T09:30:00.000Z",
                     *         "sending": {
                     *           "state": "NOT_ACTIVATED",
                     *           "since": "2026-03-02T09:30:00.000Z",
                     *           "by": null,
                     *           "goneAt": "2026-03-02T09:30:00.000Z",
                     *           "replies": {
                     *             "count": 0,
                     *             "askedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         },
                     *         "jobs": {
                     *           "PENDING": 0,
                     *           "RUNNING": 0,
                     *           "PAUSED": 0,
                     *           "COMPLETED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "leads": {
                     *           "FOUND": 0,
                     *           "REVEALED": 0,
                     *           "HANDED_OVER": 0,
                     *           "WITHDRAWN": 0,
                     *           "NO_MATCH": 0,
                     *           "NO_EMAIL": 0,
                     *           "ALREADY_CONTACTED": 0,
                     *           "INVALID_ADDRESS": 0,
                     *           "DISPOSABLE_ADDRESS": 0,
                     *           "UNVERIFIABLE_ADDRESS": 0,
                     *           "BLOCKLISTED": 0,
                     *           "REFUSED": 0,
                     *           "REJECTED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "criteria": {},
                     *         "offer": {},
                     *         "senders": [
                     *           "text"
                     *         ],
                     *         "dailyLimit": 0,
                     *         "sendFrom": "text",
                     *         "sendTo": "text",
                     *         "sendDays": [
                     *           0
                     *         ],
                     *         "timeZone": "text",
                     *         "addressLine": null,
                     *         "optOut": true,
                     *         "instantlyCampaignId": null,
                     *         "calls": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "calls": 0,
                     *             "succeeded": 0,
                     *             "rejected": 0,
                     *             "failed": 0,
                     *             "unknown": 0,
                     *             "inFlight": 0,
                     *             "repeated": 0,
                     *             "credits": null,
                     *             "creditsAtLeast": true,
                     *             "costUsd": null,
                     *             "costUsdAtLeast": true,
                     *             "unpricedCalls": 0,
                     *             "medianLatencyMs": 0
                     *           }
                     *         ],
                     *         "tasksInFlight": [
                     *           {
                     *             "callId": "0198c0de-0000-7000-8000-000000000008",
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *             "provider": "APOLLO",
                     *             "endpoint": "GET /api/v3",
                     *             "step": "VERIFY",
                     *             "startedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Campaign"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.delete": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000012 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "leads": 0,
                     *         "doNotContact": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            leads: number;
                            doNotContact: number;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000012 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "leadLimit": 100
                 *     }
                 */
                "application/json": {
                    name?: string;
                    leadLimit?: number;
                    criteria?: {
                        /** @default [] */
                        titles?: string[];
                        /** @default true */
                        includeSimilarTitles?: boolean;
                        /** @default [] */
                        seniorities?: ("owner" | "founder" | "c_suite" | "partner" | "vp" | "head" | "director" | "manager" | "senior" | "entry" | "intern")[];
                        /** @default [] */
                        locations?: string[];
                        /** @default [] */
                        organizationLocations?: string[];
                        /** @default [] */
                        organizationDomains?: string[];
                        /** @default [] */
                        employeeRanges?: {
                            min: number;
                            max: number;
                        }[];
                        /** @default  */
                        keywords?: string;
                        /**
                         * @default [
                         *       "verified"
                         *     ]
                         */
                        emailStatus?: ("verified" | "unverified" | "likely to engage" | "unavailable")[];
                    };
                    offer?: {
                        product: string;
                        senderName: string;
                        senderCompany: string;
                        /** @default friendly and plain */
                        tone?: string;
                        /** @default English */
                        language?: string;
                        /** @default ask whether a short call next week would be welcome */
                        callToAction?: string;
                        instruction?: string;
                    };
                    senders?: string[];
                    dailyLimit?: number;
                    sendFrom?: string;
                    sendTo?: string;
                    sendDays?: number[];
                    /** @enum {string} */
                    timeZone?: "Etc/GMT+12" | "Etc/GMT+11" | "Etc/GMT+10" | "America/Anchorage" | "America/Dawson" | "America/Creston" | "America/Chihuahua" | "America/Boise" | "America/Belize" | "America/Chicago" | "America/Bahia_Banderas" | "America/Regina" | "America/Bogota" | "America/Detroit" | "America/Indiana/Marengo" | "America/Caracas" | "America/Asuncion" | "America/Glace_Bay" | "America/Campo_Grande" | "America/Anguilla" | "America/Santiago" | "America/St_Johns" | "America/Sao_Paulo" | "America/Argentina/La_Rioja" | "America/Araguaina" | "America/Godthab" | "America/Montevideo" | "America/Bahia" | "America/Noronha" | "America/Scoresbysund" | "Atlantic/Cape_Verde" | "Africa/Casablanca" | "America/Danmarkshavn" | "Europe/Isle_of_Man" | "Atlantic/Canary" | "Africa/Abidjan" | "Arctic/Longyearbyen" | "Europe/Belgrade" | "Africa/Ceuta" | "Europe/Sarajevo" | "Africa/Algiers" | "Africa/Windhoek" | "Asia/Nicosia" | "Asia/Beirut" | "Africa/Cairo" | "Asia/Damascus" | "Europe/Bucharest" | "Africa/Blantyre" | "Europe/Helsinki" | "Europe/Istanbul" | "Asia/Jerusalem" | "Africa/Tripoli" | "Asia/Amman" | "Asia/Baghdad" | "Europe/Kaliningrad" | "Asia/Aden" | "Africa/Addis_Ababa" | "Europe/Kirov" | "Europe/Astrakhan" | "Asia/Tehran" | "Asia/Dubai" | "Asia/Baku" | "Indian/Mahe" | "Asia/Tbilisi" | "Asia/Yerevan" | "Asia/Kabul" | "Antarctica/Mawson" | "Asia/Yekaterinburg" | "Asia/Karachi" | "Asia/Kolkata" | "Asia/Colombo" | "Asia/Kathmandu" | "Antarctica/Vostok" | "Asia/Dhaka" | "Asia/Rangoon" | "Antarctica/Davis" | "Asia/Novokuznetsk" | "Asia/Hong_Kong" | "Asia/Krasnoyarsk" | "Asia/Brunei" | "Australia/Perth" | "Asia/Taipei" | "Asia/Choibalsan" | "Asia/Irkutsk" | "Asia/Dili" | "Asia/Pyongyang" | "Australia/Adelaide" | "Australia/Darwin" | "Australia/Brisbane" | "Australia/Melbourne" | "Antarctica/DumontDUrville" | "Australia/Currie" | "Asia/Chita" | "Antarctica/Macquarie" | "Asia/Sakhalin" | "Pacific/Auckland" | "Etc/GMT-12" | "Pacific/Fiji" | "Asia/Anadyr" | "Asia/Kamchatka" | "Etc/GMT-13" | "Pacific/Apia";
                    addressLine?: string | null;
                    optOut?: boolean;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationName": "Nordkyst",
                     *         "name": "Ferries in Norway",
                     *         "status": "CREATED",
                     *         "leadLimit": 50,
                     *         "message": null,
                     *         "cancelReason": null,
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "startedAt": "2026-03-02T09:30:00.000Z",
                     *         "finishedAt": "2026-03-02T09:30:00.000Z",
                     *         "sending": {
                     *           "state": "NOT_ACTIVATED",
                     *           "since": "2026-03-02T09:30:00.000Z",
                     *           "by": null,
                     *           "goneAt": "2026-03-02T09:30:00.000Z",
                     *           "replies": {
                     *             "count": 0,
                     *             "askedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         },
                     *         "jobs": {
                     *           "PENDING": 0,
                     *           "RUNNING": 0,
                     *           "PAUSED": 0,
                     *           "COMPLETED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "leads": {
                     *           "FOUND": 0,
                     *           "REVEALED": 0,
                     *           "HANDED_OVER": 0,
                     *           "WITHDRAWN": 0,
                     *           "NO_MATCH": 0,
                     *           "NO_EMAIL": 0,
                     *           "ALREADY_CONTACTED": 0,
                     *           "INVALID_ADDRESS": 0,
                     *           "DISPOSABLE_ADDRESS": 0,
                     *           "UNVERIFIABLE_ADDRESS": 0,
                     *           "BLOCKLISTED": 0,
                     *           "REFUSED": 0,
                     *           "REJECTED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "criteria": {},
                     *         "offer": {},
                     *         "senders": [
                     *           "text"
                     *         ],
                     *         "dailyLimit": 0,
                     *         "sendFrom": "text",
                     *         "sendTo": "text",
                     *         "sendDays": [
                     *           0
                     *         ],
                     *         "timeZone": "text",
                     *         "addressLine": null,
                     *         "optOut": true,
                     *         "instantlyCampaignId": null,
                     *         "calls": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "calls": 0,
                     *             "succeeded": 0,
                     *             "rejected": 0,
                     *             "failed": 0,
                     *             "unknown": 0,
                     *             "inFlight": 0,
                     *             "repeated": 0,
                     *             "credits": null,
                     *             "creditsAtLeast": true,
                     *             "costUsd": null,
                     *             "costUsdAtLeast": true,
                     *             "unpricedCalls": 0,
                     *             "medianLatencyMs": 0
                     *           }
                     *         ],
                     *         "tasksInFlight": [
                     *           {
                     *             "callId": "0198c0de-0000-7000-8000-000000000008",
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *             "provider": "APOLLO",
                     *             "endpoint": "GET /api/v3",
                     *             "step": "VERIFY",
                     *             "startedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "notice": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["SavedCampaign"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.takeOverPreview": {
        parameters: {
            query: {
                /** @example 0198c0de-0000-7000-8000-000000000015 */
                fromCampaignId: string;
            };
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000012 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "fromCampaignId": "0198c0de-0000-7000-8000-000000000008",
                     *         "leads": 0,
                     *         "byStatus": {
                     *           "FAILED": 0,
                     *           "REJECTED": 0,
                     *           "CANCELLED": 0,
                     *           "ALREADY_CONTACTED": 0
                     *         },
                     *         "finishedSteps": {
                     *           "VERIFY": 0,
                     *           "RESEARCH": 0,
                     *           "WRITE": 0,
                     *           "HAND_OVER": 0
                     *         },
                     *         "mailsToRewrite": 0,
                     *         "leftToPay": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "calls": 0,
                     *             "credits": 0,
                     *             "costUsd": null,
                     *             "assumed": true,
                     *             "costUnknown": true
                     *           }
                     *         ],
                     *         "leftOut": [
                     *           {
                     *             "reason": "BUSY",
                     *             "leads": 0,
                     *             "message": "You exceeded your current quota."
                     *           }
                     *         ],
                     *         "room": 0,
                     *         "refusal": {
                     *           "code": "INVALID_INPUT",
                     *           "message": "You exceeded your current quota."
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["TakeOverPreview"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.takeOver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000012 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fromCampaignId": "0198c0de-0000-7000-8000-000000000015"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    fromCampaignId: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "fromCampaignId": "0198c0de-0000-7000-8000-000000000008",
                     *         "leads": 0,
                     *         "leftOut": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            fromCampaignId: string;
                            leads: number;
                            leftOut: number;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.waits": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "code": "BREAKER_OPEN",
                     *             "message": "You exceeded your current quota.",
                     *             "provider": "APOLLO",
                     *             "until": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Wait"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.validateStart": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000012 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "canStart": true,
                     *         "unmet": [
                     *           {
                     *             "code": "INVALID_INPUT",
                     *             "message": "You exceeded your current quota."
                     *           }
                     *         ],
                     *         "estimate": {
                     *           "leads": 0,
                     *           "takenOver": 0,
                     *           "byCampaigns": 0,
                     *           "lines": [
                     *             {
                     *               "provider": "APOLLO",
                     *               "calls": 0,
                     *               "credits": 0,
                     *               "costUsd": null,
                     *               "assumed": true,
                     *               "costUnknown": true
                     *             }
                     *           ]
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            canStart: boolean;
                            unmet: components["schemas"]["Blocker"][];
                            estimate: components["schemas"]["StartEstimate"];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.start": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000012 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "status": "RUNNING",
                     *         "jobId": "0198c0de-0000-7000-8000-000000000008"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            status: "RUNNING";
                            /** Format: uuid */
                            jobId: string;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Wrong country"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "status": "FAILED",
                     *         "jobsCancelled": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            status: "FAILED";
                            jobsCancelled: number;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.details": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *         "organizationName": "Nordkyst",
                     *         "name": "Ferries in Norway",
                     *         "status": "CREATED",
                     *         "leadLimit": 50,
                     *         "message": null,
                     *         "cancelReason": null,
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "startedAt": "2026-03-02T09:30:00.000Z",
                     *         "finishedAt": "2026-03-02T09:30:00.000Z",
                     *         "sending": {
                     *           "state": "NOT_ACTIVATED",
                     *           "since": "2026-03-02T09:30:00.000Z",
                     *           "by": null,
                     *           "goneAt": "2026-03-02T09:30:00.000Z",
                     *           "replies": {
                     *             "count": 0,
                     *             "askedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         },
                     *         "jobs": {
                     *           "PENDING": 0,
                     *           "RUNNING": 0,
                     *           "PAUSED": 0,
                     *           "COMPLETED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "leads": {
                     *           "FOUND": 0,
                     *           "REVEALED": 0,
                     *           "HANDED_OVER": 0,
                     *           "WITHDRAWN": 0,
                     *           "NO_MATCH": 0,
                     *           "NO_EMAIL": 0,
                     *           "ALREADY_CONTACTED": 0,
                     *           "INVALID_ADDRESS": 0,
                     *           "DISPOSABLE_ADDRESS": 0,
                     *           "UNVERIFIABLE_ADDRESS": 0,
                     *           "BLOCKLISTED": 0,
                     *           "REFUSED": 0,
                     *           "REJECTED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "criteria": {},
                     *         "offer": {},
                     *         "senders": [
                     *           "text"
                     *         ],
                     *         "dailyLimit": 0,
                     *         "sendFrom": "text",
                     *         "sendTo": "text",
                     *         "sendDays": [
                     *           0
                     *         ],
                     *         "timeZone": "text",
                     *         "addressLine": null,
                     *         "optOut": true,
                     *         "instantlyCampaignId": null,
                     *         "calls": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "calls": 0,
                     *             "succeeded": 0,
                     *             "rejected": 0,
                     *             "failed": 0,
                     *             "unknown": 0,
                     *             "inFlight": 0,
                     *             "repeated": 0,
                     *             "credits": null,
                     *             "creditsAtLeast": true,
                     *             "costUsd": null,
                     *             "costUsdAtLeast": true,
                     *             "unpricedCalls": 0,
                     *             "medianLatencyMs": 0
                     *           }
                     *         ],
                     *         "tasksInFlight": [
                     *           {
                     *             "callId": "0198c0de-0000-7000-8000-000000000008",
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *             "provider": "APOLLO",
                     *             "endpoint": "GET /api/v3",
                     *             "step": "VERIFY",
                     *             "startedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "leadStats": {
                     *           "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *           "leadLimit": 50,
                     *           "total": 0,
                     *           "open": 0,
                     *           "handled": 0,
                     *           "spoilt": 0,
                     *           "byStatus": {
                     *             "FOUND": 0,
                     *             "REVEALED": 0,
                     *             "HANDED_OVER": 0,
                     *             "WITHDRAWN": 0,
                     *             "NO_MATCH": 0,
                     *             "NO_EMAIL": 0,
                     *             "ALREADY_CONTACTED": 0,
                     *             "INVALID_ADDRESS": 0,
                     *             "DISPOSABLE_ADDRESS": 0,
                     *             "UNVERIFIABLE_ADDRESS": 0,
                     *             "BLOCKLISTED": 0,
                     *             "REFUSED": 0,
                     *             "REJECTED": 0,
                     *             "FAILED": 0,
                     *             "CANCELLED": 0
                     *           },
                     *           "finishedSteps": {
                     *             "VERIFY": 0,
                     *             "RESEARCH": 0,
                     *             "WRITE": 0,
                     *             "HAND_OVER": 0
                     *           },
                     *           "verification": [
                     *             {
                     *               "result": "ok",
                     *               "leads": 0
                     *             }
                     *           ]
                     *         },
                     *         "startCheck": {
                     *           "canStart": true,
                     *           "unmet": [
                     *             {
                     *               "code": "INVALID_INPUT",
                     *               "message": "You exceeded your current quota."
                     *             }
                     *           ]
                     *         },
                     *         "recentFailures": [
                     *           {
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "type": "FETCH_LEADS",
                     *             "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *             "errorCode": "REJECTED",
                     *             "errorMessage": "The address is not one.",
                     *             "finishedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "breaker": {
                     *           "state": "CLOSED",
                     *           "epoch": 1,
                     *           "reason": null
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["CampaignDetails"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.leadStats": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *         "leadLimit": 50,
                     *         "total": 0,
                     *         "open": 0,
                     *         "handled": 0,
                     *         "spoilt": 0,
                     *         "byStatus": {
                     *           "FOUND": 0,
                     *           "REVEALED": 0,
                     *           "HANDED_OVER": 0,
                     *           "WITHDRAWN": 0,
                     *           "NO_MATCH": 0,
                     *           "NO_EMAIL": 0,
                     *           "ALREADY_CONTACTED": 0,
                     *           "INVALID_ADDRESS": 0,
                     *           "DISPOSABLE_ADDRESS": 0,
                     *           "UNVERIFIABLE_ADDRESS": 0,
                     *           "BLOCKLISTED": 0,
                     *           "REFUSED": 0,
                     *           "REJECTED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "finishedSteps": {
                     *           "VERIFY": 0,
                     *           "RESEARCH": 0,
                     *           "WRITE": 0,
                     *           "HAND_OVER": 0
                     *         },
                     *         "verification": [
                     *           {
                     *             "result": "ok",
                     *             "leads": 0
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["LeadStats"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.results": {
        parameters: {
            query?: {
                status?: "FOUND" | "REVEALED" | "HANDED_OVER" | "WITHDRAWN" | "NO_MATCH" | "NO_EMAIL" | "ALREADY_CONTACTED" | "INVALID_ADDRESS" | "DISPOSABLE_ADDRESS" | "UNVERIFIABLE_ADDRESS" | "BLOCKLISTED" | "REFUSED" | "REJECTED" | "FAILED" | "CANCELLED";
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "status": "FOUND",
                     *             "statusMessage": null,
                     *             "firstName": null,
                     *             "lastName": null,
                     *             "email": null,
                     *             "title": null,
                     *             "companyName": null,
                     *             "emailSubject": null,
                     *             "emailBody": null,
                     *             "instantlyLeadId": null,
                     *             "credits": null,
                     *             "creditsAtLeast": true,
                     *             "costUsd": null,
                     *             "costUsdAtLeast": true,
                     *             "unpricedCalls": 0,
                     *             "finishedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "nextCursor": null,
                     *         "summary": {
                     *           "status": "CREATED",
                     *           "message": null,
                     *           "handedOver": 0,
                     *           "handled": 0,
                     *           "total": 0,
                     *           "credits": null,
                     *           "creditsAtLeast": true,
                     *           "costUsd": null,
                     *           "costUsdAtLeast": true,
                     *           "unpricedCalls": 0
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["CampaignResult"][];
                            nextCursor: string | null;
                            summary: {
                                status: components["schemas"]["CampaignStatus"];
                                message: string | null;
                                handedOver: number;
                                handled: number;
                                total: number;
                                credits: number | null;
                                creditsAtLeast: boolean;
                                costUsd: number | null;
                                costUsdAtLeast: boolean;
                                unpricedCalls: number;
                            };
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "campaign.instantlyAnalytics": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *         "instantlyCampaignId": "0198c0de-0000-7000-8000-0000000000aa",
                     *         "askedAt": "2026-03-02T09:30:00.000Z",
                     *         "leads": 0,
                     *         "contacted": 0,
                     *         "sent": 0,
                     *         "opened": 0,
                     *         "replied": 0,
                     *         "clicked": 0,
                     *         "bounced": 0,
                     *         "unsubscribed": 0,
                     *         "completed": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["InstantlyAnalytics"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "sending.senders": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000001 */
                organizationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "email": "kari@example.no",
                     *             "status": "ACTIVE",
                     *             "dailyLimit": 0
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Sender"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "sending.mails": {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000016 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "to": "text",
                     *             "firstName": null,
                     *             "lastName": null,
                     *             "title": null,
                     *             "companyName": null,
                     *             "subject": "text",
                     *             "html": "text",
                     *             "text": "text",
                     *             "leaving": true
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["ArrivingMail"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "sending.takeOut": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000016 */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "leadId": "0198c0de-0000-7000-8000-000000000017",
                 *       "reason": "Is a customer already"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    leadId: string;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *         "leaving": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            leadId: string;
                            leaving: boolean;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "sending.validate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000016 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "canActivate": true,
                     *         "people": 0,
                     *         "leaving": 0,
                     *         "unmet": [
                     *           {
                     *             "code": "WRONG_STATE",
                     *             "field": "senders",
                     *             "message": "You exceeded your current quota."
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            canActivate: boolean;
                            people: number;
                            leaving: number;
                            unmet: {
                                /** @enum {string} */
                                code: "WRONG_STATE" | "BREAKER_OPEN" | "PRECONDITION_FAILED";
                                field: ("senders" | "dailyLimit" | "sendFrom" | "sendTo" | "sendDays" | "timeZone" | "addressLine" | "optOut") | null;
                                message: string;
                            }[];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "sending.activate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000016 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "atMost": 10
                 *     }
                 */
                "application/json": {
                    atMost?: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "state": "NOT_ACTIVATED",
                     *         "people": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "NOT_ACTIVATED" | "ACTIVATING" | "ACTIVE" | "PAUSED" | "UNKNOWN";
                            people: number;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "sending.pause": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000016 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "state": "NOT_ACTIVATED"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "NOT_ACTIVATED" | "ACTIVATING" | "ACTIVE" | "PAUSED" | "UNKNOWN";
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "sending.status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000016 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *         "state": "NOT_ACTIVATED",
                     *         "since": "2026-03-02T09:30:00.000Z",
                     *         "by": null,
                     *         "atInstantly": "text",
                     *         "reason": "Credits topped up",
                     *         "askedAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["SendingStatus"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.list": {
        parameters: {
            query?: {
                organizationId?: string;
                campaignId?: string;
                leadId?: string;
                /** @example FAILED */
                status?: "PENDING" | "RUNNING" | "PAUSED" | "COMPLETED" | "FAILED" | "CANCELLED";
                type?: "FETCH_LEADS" | "REVEAL_LEADS" | "ENRICH_LEAD" | "WITHDRAW_LEAD" | "READ_OPT_OUTS";
                sort?: "createdAt" | "claimedAt" | "finishedAt";
                order?: "asc" | "desc";
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *             "campaignName": "Ferries in Norway",
                     *             "campaignStatus": "CREATED",
                     *             "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *             "type": "FETCH_LEADS",
                     *             "status": "PENDING",
                     *             "attempt": 0,
                     *             "deaths": 0,
                     *             "calling": true,
                     *             "stuck": true,
                     *             "pauseReason": null,
                     *             "pauseCause": {
                     *               "openedBecause": "PROVIDER",
                     *               "provider": "APOLLO",
                     *               "failureKind": "NETWORK"
                     *             },
                     *             "pausedAt": "2026-03-02T09:30:00.000Z",
                     *             "errorCode": null,
                     *             "errorMessage": null,
                     *             "endedBy": null,
                     *             "createdAt": "2026-03-02T09:30:00.000Z",
                     *             "claimedAt": "2026-03-02T09:30:00.000Z",
                     *             "finishedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["JobItem"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.cancelMany": {
        parameters: {
            query: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                campaignId: string;
                status?: "PENDING" | "RUNNING" | "PAUSED";
                /** @example ENRICH_LEAD */
                type?: "FETCH_LEADS" | "REVEAL_LEADS" | "ENRICH_LEAD" | "WITHDRAW_LEAD" | "READ_OPT_OUTS";
                /** @example Wrong country */
                reason: string;
                /** @example 100 */
                atMost: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "cancelled": 0,
                     *         "campaignsEnded": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            cancelled: number;
                            campaignsEnded: number;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000003 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *         "campaignName": "Ferries in Norway",
                     *         "campaignStatus": "CREATED",
                     *         "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *         "type": "FETCH_LEADS",
                     *         "status": "PENDING",
                     *         "attempt": 0,
                     *         "deaths": 0,
                     *         "calling": true,
                     *         "stuck": true,
                     *         "pauseReason": null,
                     *         "pauseCause": {
                     *           "openedBecause": "PROVIDER",
                     *           "provider": "APOLLO",
                     *           "failureKind": "NETWORK"
                     *         },
                     *         "pausedAt": "2026-03-02T09:30:00.000Z",
                     *         "errorCode": null,
                     *         "errorMessage": null,
                     *         "endedBy": null,
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "claimedAt": "2026-03-02T09:30:00.000Z",
                     *         "finishedAt": "2026-03-02T09:30:00.000Z",
                     *         "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *         "worker": null,
                     *         "steps": [
                     *           {
                     *             "step": "VERIFY",
                     *             "attempt": 0,
                     *             "finishedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "calls": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "provider": "APOLLO",
                     *             "endpoint": "GET /api/v3",
                     *             "step": "VERIFY",
                     *             "attempt": 0,
                     *             "epoch": 1,
                     *             "outcome": "SUCCEEDED",
                     *             "kept": true,
                     *             "effect": true,
                     *             "httpStatus": 429,
                     *             "failureKind": "NETWORK",
                     *             "message": null,
                     *             "providerRequestId": null,
                     *             "startedAt": "2026-03-02T09:30:00.000Z",
                     *             "endedAt": "2026-03-02T09:30:00.000Z",
                     *             "latencyMs": 0,
                     *             "credits": null,
                     *             "costUsd": null,
                     *             "worker": null
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Job"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.cancel": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000003 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "status": "CANCELLED",
                     *         "campaignEnded": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            status: "CANCELLED";
                            campaignEnded: boolean;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000003 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "type": "FETCH_LEADS",
                     *         "status": "PENDING",
                     *         "attempt": 0,
                     *         "calling": true,
                     *         "finishedSteps": [
                     *           "text"
                     *         ],
                     *         "pauseReason": null,
                     *         "pauseCause": {
                     *           "openedBecause": "PROVIDER",
                     *           "provider": "APOLLO",
                     *           "failureKind": "NETWORK"
                     *         },
                     *         "errorCode": null,
                     *         "errorMessage": null,
                     *         "finishedAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["JobStatusAnswer"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.counts": {
        parameters: {
            query?: {
                organizationId?: string;
                campaignId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "total": 0,
                     *         "byStatus": {
                     *           "PENDING": 0,
                     *           "RUNNING": 0,
                     *           "PAUSED": 0,
                     *           "COMPLETED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "byType": {
                     *           "FETCH_LEADS": {
                     *             "PENDING": 0,
                     *             "RUNNING": 0,
                     *             "PAUSED": 0,
                     *             "COMPLETED": 0,
                     *             "FAILED": 0,
                     *             "CANCELLED": 0
                     *           },
                     *           "REVEAL_LEADS": {
                     *             "PENDING": 0,
                     *             "RUNNING": 0,
                     *             "PAUSED": 0,
                     *             "COMPLETED": 0,
                     *             "FAILED": 0,
                     *             "CANCELLED": 0
                     *           },
                     *           "ENRICH_LEAD": {
                     *             "PENDING": 0,
                     *             "RUNNING": 0,
                     *             "PAUSED": 0,
                     *             "COMPLETED": 0,
                     *             "FAILED": 0,
                     *             "CANCELLED": 0
                     *           },
                     *           "WITHDRAW_LEAD": {
                     *             "PENDING": 0,
                     *             "RUNNING": 0,
                     *             "PAUSED": 0,
                     *             "COMPLETED": 0,
                     *             "FAILED": 0,
                     *             "CANCELLED": 0
                     *           },
                     *           "READ_OPT_OUTS": {
                     *             "PENDING": 0,
                     *             "RUNNING": 0,
                     *             "PAUSED": 0,
                     *             "COMPLETED": 0,
                     *             "FAILED": 0,
                     *             "CANCELLED": 0
                     *           }
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["JobsStatusAnswer"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.cancelPreview": {
        parameters: {
            query: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                campaignId: string;
                status?: "PENDING" | "RUNNING" | "PAUSED";
                /** @example ENRICH_LEAD */
                type?: "FETCH_LEADS" | "REVEAL_LEADS" | "ENRICH_LEAD" | "WITHDRAW_LEAD" | "READ_OPT_OUTS";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "jobs": 0,
                     *         "byStatus": {
                     *           "PENDING": 0,
                     *           "RUNNING": 0,
                     *           "PAUSED": 0,
                     *           "COMPLETED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "calling": 0,
                     *         "endsCampaign": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["CancelPreview"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000013 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "status": "PENDING"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            status: components["schemas"]["JobStatus"];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.retryPreview": {
        parameters: {
            query: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                campaignId: string;
                /** @example ENRICH_LEAD */
                type?: "FETCH_LEADS" | "REVEAL_LEADS" | "ENRICH_LEAD";
                errorCode?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "jobs": 0,
                     *         "leftOut": 0,
                     *         "reasons": [
                     *           {
                     *             "errorCode": "REJECTED",
                     *             "errorMessage": "The address is not one.",
                     *             "jobs": 0
                     *           }
                     *         ],
                     *         "examples": [
                     *           {
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "type": "FETCH_LEADS",
                     *             "leadId": "0198c0de-0000-7000-8000-000000000008",
                     *             "firstName": null,
                     *             "lastName": null,
                     *             "companyName": null,
                     *             "finishedSteps": [
                     *               "text"
                     *             ]
                     *           }
                     *         ],
                     *         "refusal": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["RetryPreview"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "job.retryMany": {
        parameters: {
            query?: never;
            header?: {
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "campaignId": "0198c0de-0000-7000-8000-000000000002",
                 *       "atMost": 100,
                 *       "type": "ENRICH_LEAD"
                 *     }
                 */
                "application/json": {
                    /** Format: uuid */
                    campaignId: string;
                    /** @enum {string} */
                    type?: "FETCH_LEADS" | "REVEAL_LEADS" | "ENRICH_LEAD";
                    errorCode?: string;
                    atMost: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "retried": 0,
                     *         "leftOut": 0,
                     *         "status": "PENDING"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            retried: number;
                            leftOut: number;
                            status: components["schemas"]["JobStatus"];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "lead.list": {
        parameters: {
            query?: {
                organizationId?: string;
                campaignId?: string;
                /** @example REVEALED */
                status?: "FOUND" | "REVEALED" | "HANDED_OVER" | "WITHDRAWN" | "NO_MATCH" | "NO_EMAIL" | "ALREADY_CONTACTED" | "INVALID_ADDRESS" | "DISPOSABLE_ADDRESS" | "UNVERIFIABLE_ADDRESS" | "BLOCKLISTED" | "REFUSED" | "REJECTED" | "FAILED" | "CANCELLED";
                group?: "OPEN" | "SET_ASIDE" | "SPOILT";
                finishedStep?: "VERIFY" | "RESEARCH" | "WRITE" | "HAND_OVER";
                email?: string;
                companyDomain?: string;
                q?: string;
                /** @example company */
                sort?: "foundAt" | "name" | "company" | "email" | "finishedAt";
                order?: "asc" | "desc";
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "work": {
                     *               "status": "PENDING",
                     *               "pauseReason": null,
                     *               "pauseCause": {
                     *                 "openedBecause": "PROVIDER",
                     *                 "provider": "APOLLO",
                     *                 "failureKind": "NETWORK"
                     *               },
                     *               "errorCode": null,
                     *               "errorMessage": null,
                     *               "calling": null,
                     *               "finishedSteps": [
                     *                 {
                     *                   "step": "VERIFY",
                     *                   "finishedAt": "2026-03-02T09:30:00.000Z"
                     *                 }
                     *               ]
                     *             },
                     *             "spent": {
                     *               "credits": null,
                     *               "creditsAtLeast": true,
                     *               "costUsd": null,
                     *               "costUsdAtLeast": true,
                     *               "unpricedCalls": 0
                     *             },
                     *             "withdrawal": {
                     *               "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *               "status": "PENDING"
                     *             },
                     *             "status": "FOUND",
                     *             "statusMessage": null,
                     *             "firstName": null,
                     *             "lastName": null,
                     *             "email": null,
                     *             "title": null,
                     *             "companyName": null,
                     *             "companyDomain": null,
                     *             "linkedinUrl": null,
                     *             "city": null,
                     *             "country": null,
                     *             "emailSubject": null,
                     *             "createdAt": "2026-03-02T09:30:00.000Z",
                     *             "finishedAt": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["LeadItem"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "lead.get": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000004 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *         "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *         "work": {
                     *           "status": "PENDING",
                     *           "pauseReason": null,
                     *           "pauseCause": {
                     *             "openedBecause": "PROVIDER",
                     *             "provider": "APOLLO",
                     *             "failureKind": "NETWORK"
                     *           },
                     *           "errorCode": null,
                     *           "errorMessage": null,
                     *           "calling": null,
                     *           "finishedSteps": [
                     *             {
                     *               "step": "VERIFY",
                     *               "finishedAt": "2026-03-02T09:30:00.000Z"
                     *             }
                     *           ]
                     *         },
                     *         "spent": {
                     *           "credits": null,
                     *           "creditsAtLeast": true,
                     *           "costUsd": null,
                     *           "costUsdAtLeast": true,
                     *           "unpricedCalls": 0
                     *         },
                     *         "withdrawal": {
                     *           "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *           "status": "PENDING"
                     *         },
                     *         "status": "FOUND",
                     *         "statusMessage": null,
                     *         "firstName": null,
                     *         "lastName": null,
                     *         "email": null,
                     *         "title": null,
                     *         "companyName": null,
                     *         "companyDomain": null,
                     *         "linkedinUrl": null,
                     *         "city": null,
                     *         "country": null,
                     *         "emailSubject": null,
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "finishedAt": "2026-03-02T09:30:00.000Z",
                     *         "apolloPersonId": "64f1c0de",
                     *         "emailBody": null,
                     *         "instantlyLeadId": null,
                     *         "company": null,
                     *         "verification": null,
                     *         "research": null,
                     *         "calls": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "provider": "APOLLO",
                     *             "endpoint": "GET /api/v3",
                     *             "step": "VERIFY",
                     *             "attempt": 0,
                     *             "epoch": 1,
                     *             "outcome": "SUCCEEDED",
                     *             "kept": true,
                     *             "effect": true,
                     *             "httpStatus": 429,
                     *             "failureKind": "NETWORK",
                     *             "message": null,
                     *             "providerRequestId": null,
                     *             "startedAt": "2026-03-02T09:30:00.000Z",
                     *             "endedAt": "2026-03-02T09:30:00.000Z",
                     *             "latencyMs": 0,
                     *             "credits": null,
                     *             "costUsd": null,
                     *             "worker": null,
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "people": 0
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Lead"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "lead.update": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000004 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "title": "Head of Fleet Operations"
                 *     }
                 */
                "application/json": {
                    firstName?: string | null;
                    lastName?: string | null;
                    title?: string | null;
                    companyName?: string | null;
                    companyDomain?: string | null;
                    linkedinUrl?: string | null;
                    city?: string | null;
                    country?: string | null;
                    /** Format: email */
                    email?: string;
                    emailSubject?: string;
                    emailBody?: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *         "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *         "work": {
                     *           "status": "PENDING",
                     *           "pauseReason": null,
                     *           "pauseCause": {
                     *             "openedBecause": "PROVIDER",
                     *             "provider": "APOLLO",
                     *             "failureKind": "NETWORK"
                     *           },
                     *           "errorCode": null,
                     *           "errorMessage": null,
                     *           "calling": null,
                     *           "finishedSteps": [
                     *             {
                     *               "step": "VERIFY",
                     *               "finishedAt": "2026-03-02T09:30:00.000Z"
                     *             }
                     *           ]
                     *         },
                     *         "spent": {
                     *           "credits": null,
                     *           "creditsAtLeast": true,
                     *           "costUsd": null,
                     *           "costUsdAtLeast": true,
                     *           "unpricedCalls": 0
                     *         },
                     *         "withdrawal": {
                     *           "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *           "status": "PENDING"
                     *         },
                     *         "status": "FOUND",
                     *         "statusMessage": null,
                     *         "firstName": null,
                     *         "lastName": null,
                     *         "email": null,
                     *         "title": null,
                     *         "companyName": null,
                     *         "companyDomain": null,
                     *         "linkedinUrl": null,
                     *         "city": null,
                     *         "country": null,
                     *         "emailSubject": null,
                     *         "createdAt": "2026-03-02T09:30:00.000Z",
                     *         "finishedAt": "2026-03-02T09:30:00.000Z",
                     *         "apolloPersonId": "64f1c0de",
                     *         "emailBody": null,
                     *         "instantlyLeadId": null,
                     *         "company": null,
                     *         "verification": null,
                     *         "research": null,
                     *         "calls": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "provider": "APOLLO",
                     *             "endpoint": "GET /api/v3",
                     *             "step": "VERIFY",
                     *             "attempt": 0,
                     *             "epoch": 1,
                     *             "outcome": "SUCCEEDED",
                     *             "kept": true,
                     *             "effect": true,
                     *             "httpStatus": 429,
                     *             "failureKind": "NETWORK",
                     *             "message": null,
                     *             "providerRequestId": null,
                     *             "startedAt": "2026-03-02T09:30:00.000Z",
                     *             "endedAt": "2026-03-02T09:30:00.000Z",
                     *             "latencyMs": 0,
                     *             "credits": null,
                     *             "costUsd": null,
                     *             "worker": null,
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "people": 0
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Lead"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "lead.export": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed. */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "lead.exportJson": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0198c0de-0000-7000-8000-000000000002 */
                campaignId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file, streamed. */
            200: {
                headers: {
                    "Content-Disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>[];
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description It does not exist, or belongs to another organization. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "circuitBreaker": {
                     *           "state": "CLOSED",
                     *           "epoch": 1,
                     *           "changedAt": "2026-03-02T09:30:00.000Z",
                     *           "openedAt": "2026-03-02T09:30:00.000Z",
                     *           "openedBy": null,
                     *           "openedBecause": "PROVIDER",
                     *           "reason": null,
                     *           "databaseTrouble": "AWAY",
                     *           "provider": "APOLLO",
                     *           "failureKind": "NETWORK",
                     *           "httpStatus": 429,
                     *           "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *           "campaignId": "0198c0de-0000-7000-8000-000000000008"
                     *         },
                     *         "jobs": {
                     *           "PENDING": 0,
                     *           "RUNNING": 0,
                     *           "PAUSED": 0,
                     *           "COMPLETED": 0,
                     *           "FAILED": 0,
                     *           "CANCELLED": 0
                     *         },
                     *         "callsInFlight": 0,
                     *         "workersAlive": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["QueueStatus"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.waits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "code": "BREAKER_OPEN",
                     *             "message": "You exceeded your current quota.",
                     *             "provider": "APOLLO",
                     *             "until": "2026-03-02T09:30:00.000Z"
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Wait"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.cause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "epoch": 1,
                     *         "openedAt": "2026-03-02T09:30:00.000Z",
                     *         "openedBy": "worker:one",
                     *         "openedBecause": "PROVIDER",
                     *         "byHand": true,
                     *         "reason": "Credits topped up",
                     *         "provider": "APOLLO",
                     *         "providerName": null,
                     *         "failureKind": "NETWORK",
                     *         "message": null,
                     *         "httpStatus": 429,
                     *         "providerRequestId": null,
                     *         "acknowledged": {
                     *           "at": "2026-03-02T09:30:00.000Z",
                     *           "by": "text"
                     *         },
                     *         "advice": "Top up the credits, probe, then close.",
                     *         "call": {
                     *           "id": "0198c0de-0000-7000-8000-000000000008",
                     *           "endpoint": "GET /api/v3",
                     *           "step": "VERIFY"
                     *         },
                     *         "job": {
                     *           "id": "0198c0de-0000-7000-8000-000000000008",
                     *           "type": "FETCH_LEADS",
                     *           "status": "PENDING",
                     *           "openingsInARow": 0
                     *         },
                     *         "campaign": {
                     *           "id": "0198c0de-0000-7000-8000-000000000008",
                     *           "name": "Ferries in Norway",
                     *           "organizationId": "0198c0de-0000-7000-8000-000000000008",
                     *           "organizationName": "Nordkyst"
                     *         },
                     *         "jobsPaused": 0,
                     *         "closedBefore": {
                     *           "at": "2026-03-02T09:30:00.000Z",
                     *           "by": "text",
                     *           "reason": "Credits topped up"
                     *         },
                     *         "laterFailures": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "failureKind": "NETWORK",
                     *             "count": 0,
                     *             "lastAt": "2026-03-02T09:30:00.000Z",
                     *             "lastMessage": null
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Cause"] | null;
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "epoch": 1
                 *     }
                 */
                "application/json": {
                    epoch: number;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "epoch": 1,
                     *         "at": "2026-03-02T09:30:00.000Z",
                     *         "by": "text"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            epoch: number;
                            /** Format: date-time */
                            at: string;
                            by: string;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.history": {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "text",
                     *             "kind": "OPENED",
                     *             "epoch": 1,
                     *             "at": "2026-03-02T09:30:00.000Z",
                     *             "actor": "ada@example.com",
                     *             "reason": "Credits topped up",
                     *             "jobsChanged": 0,
                     *             "provider": "APOLLO",
                     *             "failureKind": "NETWORK",
                     *             "message": null,
                     *             "httpStatus": 429,
                     *             "providerRequestId": null,
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *             "campaignName": null
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["BreakerEvent"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.incidents": {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "text",
                     *             "epoch": 1,
                     *             "openedAt": "2026-03-02T09:30:00.000Z",
                     *             "openedBy": "worker:one",
                     *             "openedBecause": "PROVIDER",
                     *             "reason": "Credits topped up",
                     *             "provider": "APOLLO",
                     *             "failureKind": "NETWORK",
                     *             "message": null,
                     *             "httpStatus": 429,
                     *             "providerRequestId": null,
                     *             "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *             "jobsPaused": 0,
                     *             "campaign": {
                     *               "id": "0198c0de-0000-7000-8000-000000000008",
                     *               "name": "Ferries in Norway"
                     *             },
                     *             "acknowledged": {
                     *               "at": "2026-03-02T09:30:00.000Z",
                     *               "by": "text"
                     *             },
                     *             "closed": {
                     *               "at": "2026-03-02T09:30:00.000Z",
                     *               "by": "text",
                     *               "reason": "Credits topped up",
                     *               "jobsResumed": 0
                     *             },
                     *             "firstSuccess": {
                     *               "provider": "APOLLO",
                     *               "step": "VERIFY",
                     *               "at": "2026-03-02T09:30:00.000Z"
                     *             }
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Incident"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.closePreview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "epoch": 1,
                     *         "jobsToResume": 0,
                     *         "byCampaign": [
                     *           {
                     *             "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *             "name": "Ferries in Norway",
                     *             "jobs": 0
                     *           }
                     *         ],
                     *         "byNextProvider": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "jobs": 0
                     *           }
                     *         ],
                     *         "oldestPausedAt": "2026-03-02T09:30:00.000Z",
                     *         "oldestWaitSeconds": 0,
                     *         "suspect": {
                     *           "jobId": "0198c0de-0000-7000-8000-000000000008",
                     *           "campaignId": "0198c0de-0000-7000-8000-000000000008",
                     *           "openingsInARow": 0
                     *         },
                     *         "leadsToFetch": 0,
                     *         "estimate": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "calls": 0,
                     *             "credits": 0,
                     *             "costUsd": null,
                     *             "assumed": true,
                     *             "costUnknown": true
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["ClosePreview"] | null;
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "epoch": 1,
                 *       "reason": "Credits topped up, the probe is green"
                 *     }
                 */
                "application/json": {
                    epoch: number;
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "state": "CLOSED",
                     *         "epoch": 1,
                     *         "jobsResumed": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            state: "CLOSED";
                            epoch: number;
                            jobsResumed: number;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.lastClose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "epoch": 1,
                     *         "closedAt": "2026-03-02T09:30:00.000Z",
                     *         "closedBy": "text",
                     *         "reason": "Credits topped up",
                     *         "jobsResumed": 0,
                     *         "firstSuccess": {
                     *           "provider": "APOLLO",
                     *           "step": "VERIFY",
                     *           "at": "2026-03-02T09:30:00.000Z"
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["LastClose"] | null;
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Wrong e-mails go out"
                 *     }
                 */
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "state": "OPEN",
                     *         "epoch": 1,
                     *         "jobsPaused": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            state: "OPEN";
                            epoch: number;
                            jobsPaused: number;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "provider": "OPENAI"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    provider: "APOLLO" | "MILLIONVERIFIER" | "PERPLEXITY" | "OPENAI" | "INSTANTLY";
                };
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "callId": "0198c0de-0000-7000-8000-000000000008",
                     *         "provider": "APOLLO",
                     *         "works": true,
                     *         "summary": "The key is accepted.",
                     *         "failure": {
                     *           "kind": "NETWORK",
                     *           "message": "You exceeded your current quota.",
                     *           "httpStatus": 429,
                     *           "advice": "Top up the credits, probe, then close."
                     *         }
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["ProbeAnswer"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.credits": {
        parameters: {
            query: {
                /** @example MILLIONVERIFIER */
                provider: "APOLLO" | "MILLIONVERIFIER";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "callId": "0198c0de-0000-7000-8000-000000000008",
                     *         "provider": "APOLLO",
                     *         "remaining": 0,
                     *         "askedAt": "2026-03-02T09:30:00.000Z"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["CreditsLeft"];
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The current state does not allow it; the code says why. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "configured": true,
                     *             "simulated": true,
                     *             "limits": [
                     *               {
                     *                 "counted": "text",
                     *                 "endpoints": [
                     *                   "text"
                     *                 ],
                     *                 "windows": [
                     *                   {
                     *                     "calls": 0,
                     *                     "perSeconds": 0
                     *                   }
                     *                 ]
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["SetUpProvider"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "provider": "APOLLO",
                     *             "configured": true,
                     *             "lastSuccess": {
                     *               "at": "2026-03-02T09:30:00.000Z",
                     *               "endpoint": "GET /api/v3",
                     *               "latencyMs": 0
                     *             },
                     *             "lastFailure": {
                     *               "at": "2026-03-02T09:30:00.000Z",
                     *               "endpoint": "GET /api/v3",
                     *               "failureKind": "NETWORK",
                     *               "httpStatus": 429,
                     *               "message": null,
                     *               "providerRequestId": null
                     *             },
                     *             "inFlight": 0,
                     *             "lastMinute": 0,
                     *             "limits": [
                     *               {
                     *                 "counted": "text",
                     *                 "endpoints": [
                     *                   "text"
                     *                 ],
                     *                 "windows": [
                     *                   {
                     *                     "calls": 0,
                     *                     "perSeconds": 0
                     *                   }
                     *                 ],
                     *                 "fullUntil": "2026-03-02T09:30:00.000Z"
                     *               }
                     *             ]
                     *           }
                     *         ]
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["ProviderCalls"][];
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "queue.throughput": {
        parameters: {
            query?: {
                /** @example 1 */
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "minutesPerPoint": 0,
                     *         "points": [
                     *           {
                     *             "at": "2026-03-02T09:30:00.000Z",
                     *             "endedPerMinute": null,
                     *             "stepsPerMinute": {
                     *               "VERIFY": 0,
                     *               "RESEARCH": 0,
                     *               "WRITE": 0,
                     *               "HAND_OVER": 0
                     *             },
                     *             "waiting": 0,
                     *             "running": 0,
                     *             "paused": 0,
                     *             "waitingSteps": {
                     *               "VERIFY": 0,
                     *               "RESEARCH": 0,
                     *               "WRITE": 0,
                     *               "HAND_OVER": 0
                     *             }
                     *           }
                     *         ],
                     *         "endedPerMinute": 0
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            minutesPerPoint: number;
                            points: {
                                /** Format: date-time */
                                at: string;
                                endedPerMinute: number | null;
                                stepsPerMinute: {
                                    VERIFY: number;
                                    RESEARCH: number;
                                    WRITE: number;
                                    HAND_OVER: number;
                                } | null;
                                waiting: number;
                                running: number;
                                paused: number;
                                waitingSteps: {
                                    VERIFY: number;
                                    RESEARCH: number;
                                    WRITE: number;
                                    HAND_OVER: number;
                                } | null;
                            }[];
                            endedPerMinute: number | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "alert.list": {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "items": [
                     *           {
                     *             "id": "0198c0de-0000-7000-8000-000000000008",
                     *             "kind": "OPENED",
                     *             "createdAt": "2026-03-02T09:30:00.000Z",
                     *             "epoch": 1,
                     *             "reason": null,
                     *             "askedBy": null,
                     *             "deliveries": [
                     *               {
                     *                 "channel": "WEBHOOK",
                     *                 "status": "PENDING",
                     *                 "tries": 0,
                     *                 "nextTryAt": "2026-03-02T09:30:00.000Z",
                     *                 "finishedAt": "2026-03-02T09:30:00.000Z",
                     *                 "sender": null,
                     *                 "lastError": null
                     *               }
                     *             ]
                     *           }
                     *         ],
                     *         "nextCursor": null
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            items: components["schemas"]["Alert"][];
                            nextCursor: string | null;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "alert.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "id": "0198c0de-0000-7000-8000-000000000008",
                     *         "kind": "text"
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** Format: uuid */
                            id: string;
                            kind: string;
                        };
                    };
                };
            };
            /** @description The input is malformed or out of range; the message names the field. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The credentials are missing or not valid. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            /** @description The caller is authenticated, but not allowed to do this. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            /** @description The body is larger than 1 MB, or than 64 kB for a call that is open to everybody. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            415: components["responses"]["UNSUPPORTED_MEDIA_TYPE"];
            /** @description Too many requests; the header Retry-After says when to try again. */
            429: {
                headers: {
                    /** @description Seconds. */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
            431: components["responses"]["HEADERS_TOO_LARGE"];
            500: components["responses"]["INTERNAL_ERROR"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "database": "up",
                     *         "pendingMigrations": [],
                     *         "workers": 0,
                     *         "heartbeatAgeSeconds": 1.4,
                     *         "commitsWaitSeconds": 0,
                     *         "breaker": "CLOSED",
                     *         "ready": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Health"];
                    };
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "health.live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "live": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: {
                            /** @constant */
                            live: true;
                        };
                    };
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    "health.ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "success",
                     *       "data": {
                     *         "database": "up",
                     *         "pendingMigrations": [],
                     *         "workers": 0,
                     *         "heartbeatAgeSeconds": 1.4,
                     *         "commitsWaitSeconds": 0,
                     *         "breaker": "CLOSED",
                     *         "ready": true
                     *       }
                     *     }
                     */
                    "application/json": {
                        /** @constant */
                        status: "success";
                        data: components["schemas"]["Health"];
                    };
                };
            };
            405: components["responses"]["METHOD_NOT_ALLOWED"];
            431: components["responses"]["HEADERS_TOO_LARGE"];
            /** @description The database, or a provider, cannot be reached now. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
