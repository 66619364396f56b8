import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

// NAME.key and NAME.pem in `folder`: a key, and its certificate signed by itself for `subject` (IP:127.0.0.1, DNS:host).
export function makeCertificate(folder, name, subject) {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=paper.example', '-addext', `subjectAltName=${subject}`,
    '-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)], { stdio: 'ignore' });
}
