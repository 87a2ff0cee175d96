import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Seals texts so that who reads the store learns nothing from them and cannot change or swap them. */
export interface Sealing {
  /** @param place what the text belongs to; it opens for no other place. */
  seal(text: string, place: string): string;
  /** @throws Error where the text was sealed with another key, for another place, or was changed. */
  open(sealed: string, place: string): string;
}

const algorithm = 'aes-256-gcm';

/**
 * AES-256-GCM with a new nonce for every text, as `1.<nonce>.<tag>.<text>` in base64url.
 * @param key 32 bytes.
 */
export function sealWith(key: Uint8Array): Sealing {
  return {
    seal(text, place) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(place));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return ['1', ...[nonce, cipher.getAuthTag(), body].map((part) => part.toString('base64url'))].join('.');
    },
    open(sealed, place) {
      const [version, nonce, tag, body] = sealed.split('.');
      if (version !== '1' || nonce === undefined || tag === undefined || body === undefined)
        throw new Error('this is no sealed text');
      const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64url'), {
        authTagLength: 16,
      }).setAAD(Buffer.from(place));
      decipher.setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString(
        'utf8',
      );
    },
  };
}
