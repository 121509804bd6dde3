import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts queued mails under a key that is not in the database. AES-256-GCM; text sealed for one row opens for no other. */
export interface Seal {
  close(text: string, rowId: string): Buffer;
  /** Null: sealed with another secret or for another row, or modified. */
  open(sealed: Uint8Array, rowId: string): string | null;
}

/** @param secret the installation's; what one secret sealed, no other opens. */
export function sealOf(secret: string): Seal {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "leadgen mail outbox", 32));
  return {
    close(text, rowId) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv("aes-256-gcm", key, iv).setAAD(Buffer.from(rowId));
      const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]);
    },
    open(sealed, rowId) {
      const bytes = Buffer.from(sealed);
      const text = IV_BYTES + TAG_BYTES;
      try {
        const decipher = createDecipheriv("aes-256-gcm", key, bytes.subarray(0, IV_BYTES))
          .setAAD(Buffer.from(rowId))
          .setAuthTag(bytes.subarray(IV_BYTES, text));
        return Buffer.concat([decipher.update(bytes.subarray(text)), decipher.final()]).toString("utf8");
      } catch {
        return null;
      }
    },
  };
}
