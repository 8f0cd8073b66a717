/**
 * What Slack's error codes mean for a message that was to be posted. Source: docs.slack.dev,
 * reference/methods/chat.postMessage, "Errors", and the common errors of every method.
 */

/** Said of a channel or token: the operator or the team can mend it. Each ends with what to do. */
const refusals: Record<string, string> = {
  channel_not_found:
    'Slack knows no such channel, or it is private and the bot is not in it. Invite the bot there: /invite @{bot}',
  not_in_channel: 'The bot is not in this channel. Invite it there: /invite @{bot}',
  is_archived: 'This channel is archived. Unarchive it, or subscribe in another channel.',
  restricted_action:
    'Posting in this channel is restricted by its settings. Ask a workspace admin to let the bot post.',
  restricted_action_read_only_channel:
    'This channel is read-only. Ask a workspace admin to let the bot post.',
  restricted_action_thread_only_channel:
    'Only thread replies are allowed in this channel. Subscribe in another channel.',
  restricted_action_non_threadable_channel:
    'Thread replies are not allowed in this channel. Subscribe in another channel.',
  cannot_reply_to_message: 'This message can’t be replied to. Post in the channel instead.',
  account_inactive:
    'The bot was removed from this workspace. Install it again and set the new SLACK_BOT_TOKEN.',
  token_revoked: 'The bot’s token was revoked. Install the app again and set the new SLACK_BOT_TOKEN.',
  token_expired: 'The bot’s token has expired. Install the app again and set the new SLACK_BOT_TOKEN.',
  invalid_auth: 'Slack doesn’t accept the bot’s token. Check SLACK_BOT_TOKEN.',
  not_authed: 'No token reached Slack. Check SLACK_BOT_TOKEN.',
  not_allowed_token_type:
    'This kind of token may not post. SLACK_BOT_TOKEN must be the one that begins with xoxb-.',
  missing_scope:
    'The bot lacks a permission ({needed}). Add it to the app as slack-manifest.yaml shows and install it again.',
  no_permission:
    'The bot lacks a permission for this. Add the scopes of slack-manifest.yaml and install it again.',
  access_denied: 'Slack denies the bot access to this. Ask a workspace admin.',
  ekm_access_denied: 'The workspace’s own encryption keys keep the bot out. Ask a workspace admin.',
  org_login_required: 'The workspace is being moved to an organisation. Try again when that is done.',
  enterprise_is_restricted: 'The organisation doesn’t allow this. Ask an organisation admin.',
  team_access_not_granted: 'The bot was not let into this workspace. Ask an organisation admin.',
  user_not_in_channel: 'The person is not in this channel.',
};

/** Our own fault: the message itself is not acceptable. */
const malformed = new Set([
  'msg_too_long',
  'msg_blocks_too_long',
  'invalid_blocks',
  'invalid_blocks_format',
  'no_text',
  'too_many_attachments',
  'invalid_arguments',
  'invalid_metadata_format',
  'invalid_metadata_schema',
  'metadata_too_large',
  'metadata_must_be_sent_from_app',
]);

/** Definitely not applied, and likely to pass: tried again. */
const passing = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'slack_connect_canvas_sharing_blocked',
]);

/** Said of the token or the workspace, not of the message: it waits until the operator has mended that. */
const tokenFaults = new Set([
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_auth',
  'not_authed',
  'not_allowed_token_type',
  'org_login_required',
]);

/** "It's possible some aspect of the operation succeeded before the error was raised." */
const unclear = new Set(['internal_error', 'fatal_error']);

/** What one of Slack's error codes means: try again, look first, or never. `sentence` says what to do. */
export function judgeCode(
  code: string,
  names: { bot: string; needed: string | null },
): { verdict: 'retry' | 'in-doubt' | 'refused'; sentence: string; mendable?: boolean } {
  if (passing.has(code)) return { verdict: 'retry', sentence: `Slack can’t take it just now (${code}).` };
  if (unclear.has(code)) return { verdict: 'in-doubt', sentence: `Slack failed while taking it (${code}).` };
  if (malformed.has(code))
    return {
      verdict: 'refused',
      sentence: `Slack doesn’t accept the form of this message (${code}). Please report this.`,
    };
  const sentence = refusals[code] ?? `Slack refuses it (${code}).`;
  return {
    verdict: tokenFaults.has(code) ? 'retry' : 'refused',
    mendable: code in refusals,
    sentence: sentence
      .replace('{bot}', names.bot)
      .replace('{needed}', names.needed ?? 'its name was not told'),
  };
}
