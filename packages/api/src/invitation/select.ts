/** SQL: `Invitation`s; a WHERE may follow. */
export const SELECT_INVITATION = `
  SELECT invitation.id, organization_id AS "organizationId", invitation.email, role, status, it.name AS "inviterName",
         invitation.created_at AS "createdAt", expires_at AS "expiresAt"
  FROM invitation JOIN "user" AS it ON it.id = inviter_id`;
