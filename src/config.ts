import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { ConfigError } from './errors.ts';
import type { LogLevel } from './log.ts';
import { parseTimes, parseZone } from './model/schedule.ts';
import { parseChannel } from './model/subscription.ts';
import { tongues } from './wording/languages.ts';

/** Everything that can be set, with its default, whether it is a secret, and what it does. One table: `.env.example`, docs and code are kept equal by a test. */
export interface Setting {
  name: string;
  /** As it would be written; empty when there is none. */
  default: string;
  secret: boolean;
  /** One or two plain sentences. */
  about: string;
}

const port = /^\d{1,5}$/;
const logLevels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** A setting and how its text becomes a value; `parse` throws an Error whose message says how to mend it. */
interface Definition<T> extends Setting {
  parse(text: string): T;
}

function define<T>(about: string, fallback: string, parse: (text: string) => T, secret = false) {
  return { default: fallback, about, parse, secret };
}

const words = (text: string): string[] => text.split(/[\s,]+/u).filter(word => word !== '');
const optional = (text: string): string | null => (text === '' ? null : text);

function parseUrl(text: string): string | null {
  if (text === '') return null;
  if (!/^https?:\/\//.test(text) || !URL.canParse(text))
    throw new Error('give an address that begins with http:// or https://');
  return text;
}

function parseNumber(minimum: number, maximum: number): (text: string) => number {
  return text => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < minimum || value > maximum) {
      throw new Error(`give a whole number from ${minimum} to ${maximum}`);
    }
    return value;
  };
}

const machineZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

function parseDatabase(text: string): string {
  if (/^(file:.+|postgres(ql)?:\/\/.+|:memory:)$/.test(text)) return text;
  throw new Error('give file:PATH for a file, or postgres://… for a server');
}

function parseToken(prefix: string): (text: string) => string | null {
  return text => {
    if (text !== '' && !text.startsWith(prefix)) throw new Error(`it must begin with ${prefix}`);
    return optional(text);
  };
}

const definitions = {
  databaseUrl: define('Where the archive is kept.', 'file:data/archive.db', parseDatabase, true),
  seedsDir: define(
    'The watched folder: article texts dropped here are read.',
    'seeds',
    text => text || 'seeds',
  ),
  beatDir: define(
    'A folder with another beat to follow, as docs/extending.md describes. Empty: Russia–DPRK relations.',
    '',
    optional,
  ),
  maxFileBytes: define(
    'The largest file read from the folder, in bytes.',
    '5242880',
    parseNumber(1_024, 1_073_741_824),
  ),
  feeds: define(
    'Feeds that the list of feeds begins with: an OPML file, or addresses parted by spaces or commas. The list is changed with `sources`.',
    '',
    text => text,
  ),
  feedMinutes: define('How often a lively feed is asked, in minutes.', '15', parseNumber(1, 10_080)),
  feedQuietMinutes: define(
    'How long, at most, a feed that seldom brings anything is left between two polls, in minutes.',
    '60',
    parseNumber(1, 10_080),
  ),
  feedMostMinutes: define(
    'The longest pause a feed may wish for (ttl, Cache-Control), and the longest after failures, in minutes.',
    '1440',
    parseNumber(1, 43_200),
  ),
  feedDeadDays: define(
    'A feed that has failed for so many days is paused: asked seldom, and shown as paused with its cause.',
    '14',
    parseNumber(1, 365),
  ),
  opsChannel: define(
    'Where whoever runs the bot is told once when a feed pauses itself: discord:CHANNEL_ID or slack:CHANNEL_ID. Empty: only the digests tell it.',
    '',
    text => {
      const channel = text === '' ? null : parseChannel(text);
      if (text !== '' && (channel === null || channel.platform === 'terminal'))
        throw new Error('write discord:CHANNEL_ID or slack:CHANNEL_ID');
      return channel;
    },
  ),
  feedHostSeconds: define(
    'The pause between two requests to the same host, in seconds; only one runs at a time.',
    '1',
    parseNumber(0, 600),
  ),
  feedAllowHosts: define(
    'Hosts on private or loopback addresses that may be fetched all the same (host or host:port), parted by commas.',
    '',
    words,
  ),
  httpProxy: define('The proxy for http:// addresses. Empty: none.', '', parseUrl, true),
  httpsProxy: define('The proxy for https:// addresses. Empty: none.', '', parseUrl, true),
  noProxy: define(
    'Hosts asked without the proxy: names (with everything below them), host:port, or * for all, parted by commas.',
    '',
    words,
  ),
  contact: define(
    'An address or e-mail named in the User-Agent, so that publishers can reach you.',
    '',
    text => {
      if (/[\r\n]/.test(text) || text.length > 200) throw new Error('give one short line');
      return optional(text);
    },
  ),
  timezone: define("The team's time zone (IANA name). Empty: this machine's own.", '', text =>
    parseZone(text === '' ? machineZone() : text),
  ),
  interfaceLanguage: define(
    'The language the bot speaks where neither a person nor a channel has another: en, hi, gu, ru or ko. What articles say stays in their own.',
    'en',
    text => {
      const tongue = tongues.find(one => one === text.toLowerCase());
      if (tongue === undefined) throw new Error(`give one of ${tongues.join(', ')}`);
      return tongue;
    },
  ),
  digestAt: define(
    'Times of day of the digest in the terminal, and of new subscriptions that name none.',
    '08:00',
    parseTimes,
  ),
  translateUrl: define(
    'The server that translates titles and summaries for readers: LibreTranslate or one that speaks OpenAI’s chat API, own or hosted. Empty: nothing is translated, and nothing leaves this machine for it.',
    '',
    parseUrl,
    true,
  ),
  translateKind: define(
    'How the translation server is spoken to: libretranslate or openai.',
    'libretranslate',
    text => {
      if (text !== 'libretranslate' && text !== 'openai') throw new Error('give libretranslate or openai');
      return text;
    },
  ),
  translateKey: define('The key for the translation server, if it wants one.', '', optional, true),
  translateModel: define('The model that translates; needed with TRANSLATE_KIND=openai.', '', optional),
  translateTo: define(
    'A language (tag such as en, de or pt-BR) to translate into for readers who have the language of INTERFACE_LANGUAGE. Empty: that language itself.',
    '',
    text => {
      if (text === '') return null;
      try {
        return Intl.getCanonicalLocales(text)[0] ?? null;
      } catch {
        throw new Error('give a language tag such as en or de');
      }
    },
  ),
  translateCharacters: define(
    'How many characters a day (UTC) are sent to be translated, at most.',
    '200000',
    parseNumber(1, 100_000_000),
  ),
  translateSeconds: define(
    'How long one request to the translation server may take, in seconds.',
    '30',
    parseNumber(1, 600),
  ),
  discordToken: define("The Discord bot's token. Empty: no Discord.", '', optional, true),
  discordApiUrl: define("Another server to use as Discord's API, for tests.", '', parseUrl),
  discordManagerRole: define(
    'A Discord role (name or id) that may manage subscriptions, beside Manage Server.',
    '',
    optional,
  ),
  slackBotToken: define("The Slack bot's token (xoxb-…). Empty: no Slack.", '', parseToken('xoxb-'), true),
  slackAppToken: define('The Slack app-level token (xapp-…) for Socket Mode.', '', parseToken('xapp-'), true),
  slackSigningSecret: define(
    'The Slack signing secret, for HTTP instead of Socket Mode.',
    '',
    optional,
    true,
  ),
  slackApiUrl: define("Another server to use as Slack's API, for tests.", '', parseUrl),
  slackManagers: define(
    'Who may manage Slack subscriptions: admins (workspace admins and the creator of the channel), everyone, or user ids parted by commas.',
    'admins',
    (text): 'admins' | 'everyone' | string[] =>
      text === 'admins' || text === 'everyone' ? text : words(text),
  ),
  httpHost: define(
    'The address the HTTP server binds to (the page, Slack over HTTP). The page needs WEB_TOKEN on any but this machine’s own.',
    '127.0.0.1',
    text => text || '127.0.0.1',
  ),
  httpPort: define('The port of the HTTP server; 0 for any free one.', '8787', text => {
    if (!port.test(text) || Number(text) > 65_535) throw new Error('give a port from 0 to 65535');
    return Number(text);
  }),
  webPage: define('Whether the page is served: on or off.', 'on', text => {
    if (text !== 'on' && text !== 'off') throw new Error('give on or off');
    return text === 'on';
  }),
  webToken: define(
    'A token that everyone must give to see the page; needed when HTTP_HOST is not this machine’s own address. At least 16 characters.',
    '',
    text => {
      if (text !== '' && text.length < 16) throw new Error('give at least 16 characters');
      return optional(text);
    },
    true,
  ),
  logLevel: define(`How much is logged to standard error: ${logLevels.join(', ')}.`, 'warn', text => {
    const level = logLevels.find(known => known === text);
    if (!level) throw new Error(`give one of ${logLevels.join(', ')}`);
    return level;
  }),
} as const satisfies Record<string, Omit<Definition<unknown>, 'name'>>;

type Definitions = typeof definitions;

/** Every setting, parsed. */
export type Config = { -readonly [K in keyof Definitions]: ReturnType<Definitions[K]['parse']> };

const envName = (key: string): string => key.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase();

/** The settings as a table, in the order of `.env.example` and docs/configuration.md. */
export const settings: readonly Setting[] = Object.entries(definitions).map(([key, definition]) => ({
  name: envName(key),
  default: definition.default,
  secret: definition.secret,
  about: definition.about,
}));

/**
 * Reads the settings from an environment. A setting may come from a file named by `NAME_FILE`.
 * Throws ConfigError with every fault at once, each with its mend; no value of a secret is ever in it.
 */
export function parseConfig(
  environment: Record<string, string | undefined>,
  readFile: (path: string) => string = path => readFileSync(path, 'utf8'),
): Config {
  const faults: { name: string; fault: string }[] = [];
  const config: Record<string, unknown> = {};
  for (const [key, definition] of Object.entries(definitions)) {
    const name = envName(key);
    try {
      config[key] = definition.parse(readSetting(name, environment, readFile) ?? definition.default);
    } catch (error) {
      faults.push({ name, fault: (error as Error).message });
    }
  }
  const read = config as Config;
  if (read.slackBotToken && !read.slackAppToken && !read.slackSigningSecret) {
    faults.push({
      name: 'SLACK_APP_TOKEN',
      fault:
        'a bot token alone is not enough: give SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) too',
    });
  }
  if (!read.slackBotToken && (read.slackAppToken || read.slackSigningSecret)) {
    faults.push({
      name: 'SLACK_BOT_TOKEN',
      fault: 'Slack settings are given, but the bot token (xoxb-…) is missing',
    });
  }
  if (read.translateUrl && read.translateKind === 'openai' && !read.translateModel)
    faults.push({ name: 'TRANSLATE_MODEL', fault: 'name the model that the translation server shall use' });
  const ops = read.opsChannel?.platform;
  if ((ops === 'discord' && !read.discordToken) || (ops === 'slack' && !read.slackBotToken)) {
    faults.push({ name: 'OPS_CHANNEL', fault: `it is a channel of ${ops}, and no token for ${ops} is set` });
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return read;
}

function readSetting(
  name: string,
  environment: Record<string, string | undefined>,
  readFile: (path: string) => string,
): string | undefined {
  // Proxies are set in small letters as often as in capitals (https://curl.se/libcurl/c/libcurl-env.html).
  const direct = (
    environment[name] ?? (/_PROXY$/.test(name) ? environment[name.toLowerCase()] : undefined)
  )?.trim();
  const file = environment[`${name}_FILE`]?.trim();
  if (direct && file) throw new Error(`given twice: keep either ${name} or ${name}_FILE`);
  if (file) {
    try {
      return readFile(file).trim();
    } catch {
      throw new Error(`the file named by ${name}_FILE can't be read`);
    }
  }
  return direct === '' ? undefined : direct;
}

/** The values that must never be written anywhere: tokens, the signing secret, passwords in the database address. */
export function secretsOf(config: Config): string[] {
  const database = URL.canParse(config.databaseUrl) ? new URL(config.databaseUrl).password : '';
  return [
    config.discordToken,
    config.slackBotToken,
    config.slackAppToken,
    config.slackSigningSecret,
    config.webToken,
    config.translateKey,
    database,
    ...[config.httpProxy, config.httpsProxy, config.translateUrl].map(proxy =>
      proxy ? new URL(proxy).password : null,
    ),
  ].filter((value): value is string => value !== null && value !== '');
}

/** The environment of this process over the `.env` file of the working folder. */
export function readEnvironment(): Record<string, string | undefined> {
  const file = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {};
  return { ...file, ...process.env };
}

/** What the terminal can do, as the environment says it (https://no-color.org). */
export function readTerminal(environment: Record<string, string | undefined>): { colour: boolean | null } {
  if (environment.NO_COLOR) return { colour: false };
  if (environment.FORCE_COLOR && environment.FORCE_COLOR !== '0') return { colour: true };
  return { colour: environment.TERM === 'dumb' ? false : null };
}
