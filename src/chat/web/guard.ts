import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from './html.ts';
import { drawNotice } from './layout.ts';
import { pageWords } from './words.ts';

const cookieName = 'dprk-russia-page';
/** A week, in seconds. */
const cookieAge = 7 * 86_400;
/** Wrong tokens taken in a minute, from everyone together. */
const mostTries = 10;
const triesMs = 60_000;

/** Sent with every answer. Nothing from elsewhere is loaded, nothing of ours is framed, no script or style stands in the page. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

export interface GuardOptions {
  /** Needed from everyone when set. */
  token: string | null;
  /** Whether only this machine can reach the server. */
  loopback: boolean;
}

/** Keeps the door of the page: who may come in, and which forms are ours. */
export interface Guard {
  /** Stands before every view. */
  admit: MiddlewareHandler;
  /** Stands before everything that does something. */
  demandOwnForm: MiddlewareHandler;
  /** Answers the form with the token. */
  enter(context: Context): Promise<Response>;
  /** Whether whoever asks would be admitted. */
  isAdmitted(context: Context): boolean;
  readonly formToken: string;
}

export function createGuard({ token, loopback }: GuardOptions): Guard {
  const formToken = randomBytes(24).toString('base64url');
  const session =
    token === null ? null : createHmac('sha256', token).update('session of the page').digest('base64url');
  let tries: number[] = [];

  function isAdmitted(context: Context): boolean {
    if (token === null) return loopback && isOwnHost(context.req.header('host'));
    const cookie = getCookie(context, cookieName);
    if (cookie !== undefined && session !== null && equal(cookie, session)) return true;
    const given = readAuthorization(context.req.header('authorization'));
    return given !== null && equal(given, token);
  }

  return {
    formToken,
    isAdmitted,
    async admit(context, next) {
      if (isAdmitted(context)) return next();
      if (token === null) return refuse(context, 403, loopback ? pageWords.wrongHost : pageWords.needsToken);
      if (/^\/feed\./.test(context.req.path))
        context.header('www-authenticate', 'Basic realm="digest", charset="UTF-8"');
      return context.html(drawTokenForm(null), 401);
    },
    async demandOwnForm(context, next) {
      if (!isSameOrigin(context)) return refuse(context, 403, pageWords.foreignForm);
      const form = await context.req.parseBody();
      const given = context.req.header('x-form-token') ?? form['form-token'];
      if (typeof given !== 'string' || !equal(given, formToken))
        return refuse(context, 403, pageWords.staleForm);
      return next();
    },
    async enter(context) {
      if (!isSameOrigin(context)) return refuse(context, 403, pageWords.foreignForm);
      const now = Date.now();
      tries = tries.filter(at => now - at < triesMs);
      if (tries.length >= mostTries) return context.html(drawTokenForm(pageWords.tooManyTries), 429);
      const form = await context.req.parseBody();
      if (token === null || session === null || typeof form.token !== 'string' || !equal(form.token, token)) {
        tries.push(now);
        return context.html(drawTokenForm(pageWords.wrongToken), 401);
      }
      setCookie(context, cookieName, session, {
        httpOnly: true,
        sameSite: 'Strict',
        path: '/',
        maxAge: cookieAge,
        secure: context.req.header('x-forwarded-proto') === 'https',
      });
      return context.redirect('/', 303);
    },
  };
}

/** A refusal in a sentence; a script that asked for a piece of the page gets that alone. */
export function refuse(
  context: Context,
  status: 400 | 403 | 404 | 413 | 500,
  sentence: string,
): Response | Promise<Response> {
  if (context.req.header('x-fragment')) return context.html(html`<p role="alert">${sentence}</p>`, status);
  return context.html(
    drawNotice(String(status), html`<p>${sentence}</p><p><a href="/">${pageWords.back}</a></p>`),
    status,
  );
}

function drawTokenForm(fault: string | null) {
  return drawNotice(
    pageWords.tokenTitle,
    html`${fault === null ? '' : html`<p role="alert">${fault}</p>`}<form method="post" action="/enter" class="token"><label for="token">${pageWords.tokenLabel}</label>
<div class="row"><input id="token" name="token" type="password" autocomplete="current-password" required> <button class="primary">${pageWords.enter}</button></div></form>`,
  );
}

/** Equal in a time that tells nothing of where they differ; digests have one length whatever was given. */
function equal(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function readAuthorization(header: string | undefined): string | null {
  const bearer = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header ?? '');
  if (bearer) return bearer[1] as string;
  const basic = /^Basic ([A-Za-z0-9+/=]{1,1000})$/i.exec(header ?? '');
  if (!basic) return null;
  const pair = Buffer.from(basic[1] as string, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
}

/** Against DNS rebinding: a foreign name that was made to lead to this machine is not ours. */
function isOwnHost(host: string | undefined): boolean {
  const name = /^(\[[0-9a-f:]+\]|[^:]+)(?::\d{1,5})?$/i.exec(host ?? '')?.[1]?.toLowerCase();
  return (
    name !== undefined &&
    (name === 'localhost' ||
      name.endsWith('.localhost') ||
      name === '[::1]' ||
      /^127(?:\.\d{1,3}){3}$/.test(name))
  );
}

/** Browsers say where a form was sent from; what says neither is no browser and needs the form's token all the same. */
function isSameOrigin(context: Context): boolean {
  const site = context.req.header('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  const origin = context.req.header('origin');
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === context.req.header('host');
}
