import { createHmac, randomBytes } from 'node:crypto';

// A token of the contact form as src/site/token.h makes it, signed with `key`, of a form that was opened at `opened` (seconds).
export function signedToken(key, opened, id = randomBytes(16).toString('hex')) {
  const text = `1.${id}.${opened}.${opened}`;
  return `${text}.${createHmac('sha256', key).update(`contact form ${text}`).digest('hex')}`;
}
