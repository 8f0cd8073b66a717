import { FetchError } from '../errors.ts';
import { TooLargeError } from './unpack.ts';

/** What the error codes of Node, OpenSSL and undici mean to a person. Source: nodejs.org/api/errors.html and /api/tls.html (X509 error codes). */
const meanings: Record<string, string> = {
  ENOTFOUND: 'the host does not exist',
  EAI_AGAIN: 'the host’s address could not be looked up',
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was broken off',
  EPIPE: 'the connection was broken off',
  UND_ERR_SOCKET: 'the connection was broken off',
  EHOSTUNREACH: 'the host can not be reached',
  ENETUNREACH: 'the host can not be reached',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet (is this machine’s clock right?)',
  CERT_REVOKED: 'its certificate was revoked',
  CERT_UNTRUSTED: 'its certificate is not trusted',
  CERT_REJECTED: 'its certificate is not trusted',
  CERT_SIGNATURE_FAILURE: 'its certificate is damaged',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it signed its certificate itself, so it is not trusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'its certificate comes from nobody this machine trusts',
  UNABLE_TO_GET_ISSUER_CERT: 'its certificate is not trusted: the issuer’s own is missing',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'its certificate is not trusted: the issuer’s own is missing',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'its certificate is not trusted: the issuer’s own is missing',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS at that port',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'it does not speak TLS at that port',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'it speaks only versions of TLS that are no longer safe',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'it speaks no version of TLS that this program speaks',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'it found no common way of speaking TLS',
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE': 'it found no common way of speaking TLS',
  ERR_SSL_TLSV1_UNRECOGNIZED_NAME: 'it has no certificate for that name',
  ERR_SSL_DH_KEY_TOO_SMALL: 'its keys are too weak to be safe',
  UND_ERR_HEADERS_OVERFLOW: 'its headers are too long',
  HPE_HEADER_OVERFLOW: 'its headers are too long',
};

/** Puts whatever broke an exchange into words, without user name, password or query. */
export function explainFailure(
  error: unknown,
  about: { shown: string; timeoutMs: number; maxBytes: number; aborted: boolean; stopped: boolean },
): FetchError {
  const { shown, timeoutMs, maxBytes } = about;
  if (error instanceof FetchError) return error;
  if (about.stopped) return new FetchError(`${shown}: stopped`, { kind: 'stopped' });
  if (error instanceof TooLargeError)
    return new FetchError(`${shown}: larger than ${Math.round(maxBytes / 1024 / 1024)} MiB`, {
      kind: 'too-large',
    });
  const code = codeOf(error);
  if (about.aborted || /TIMEOUT|TIMEDOUT/.test(code))
    return new FetchError(`${shown}: no whole answer within ${Math.round(timeoutMs / 1000)} s`, {
      kind: 'timeout',
    });
  const fallback = code.startsWith('ERR_SSL_')
    ? 'no safe connection could be made'
    : /^HPE_/.test(code)
      ? 'its answer is no HTTP'
      : 'the exchange failed';
  return new FetchError(`${shown}: ${meanings[code] ?? `${fallback}${code ? ` (${code})` : ''}`}`, {
    kind: 'network',
    cause: error,
  });
}

/** The code of an error, or of the one that caused it: some clients wrap what broke the connection. */
function codeOf(error: unknown): string {
  for (let at = error as { code?: unknown; cause?: unknown } | null, i = 0; at && i < 4; i += 1) {
    if (typeof at.code === 'string' && (at.code !== 'UND_ERR_SOCKET' || !at.cause)) return at.code;
    at = at.cause as typeof at;
  }
  return '';
}
