import { generateKeyPairSync, sign } from 'node:crypto';

/** Writes one DER element (ITU-T X.690): tag, length, content. */
function der(tag: number, ...content: Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length =
    body.length < 128
      ? Buffer.from([body.length])
      : body.length < 256
        ? Buffer.from([0x81, body.length])
        : Buffer.from([0x82, body.length >> 8, body.length & 255]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const sequence = (...content: Uint8Array[]) => der(0x30, ...content);
/** Object identifiers, already encoded: ECDSA with SHA-256, common name, subject alternative name. */
const ecdsaSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const commonName = der(0x06, Buffer.from('550403', 'hex'));
const altName = der(0x06, Buffer.from('551d11', 'hex'));
const basicConstraints = der(0x06, Buffer.from('551d13', 'hex'));

/**
 * Makes a certificate signed by itself (RFC 5280), with a key of its own, for servers in tests.
 * @param host the only name it is for
 * @param until the last day it is valid
 */
export function makeCertificate(host: string, until: Date): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(host)))));
  const time = (date: Date) =>
    der(0x18, Buffer.from(`${date.toISOString().replace(/\.\d+Z|[-:T]/g, '')}Z`.replace('ZZ', 'Z')));
  const from = new Date(Date.UTC(2020, 0, 1));
  const extensions = der(
    0xa3,
    sequence(
      sequence(altName, der(0x04, sequence(der(0x82, Buffer.from(host))))),
      sequence(basicConstraints, der(0x04, sequence(der(0x01, Buffer.from([0xff]))))),
    ),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ecdsaSha256,
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const signature = sign('sha256', body, privateKey);
  const whole = sequence(body, ecdsaSha256, der(0x03, Buffer.from([0]), signature));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
