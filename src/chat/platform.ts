import type { Answer, Caller, OptionValues } from '../../commands/command.ts';
import type { Suggestion } from '../../commands/suggestions.ts';
import type { Delivery } from '../model/digest.ts';
import type { Form, FormValues } from '../model/form.ts';
import type { Timestamp } from '../model/item.ts';
import type { Channel, PlatformName } from '../model/subscription.ts';
import type { View } from '../model/view.ts';

/** Who is to read an answer: the person who asked, or everyone in the channel. */
export type Audience = 'person' | 'channel';

/** A form to show, or the answer to give where there is none to show. */
export type Opened = { form: Form } | { answer: Answer };

/** What a platform asks of the router. All answers are composed; failures come back as a view too, never as a throw. */
export interface Router {
  /** A command with options already parsed by the platform (Discord). */
  run(name: string, options: OptionValues, caller: Caller): Promise<Answer>;
  /** A line as typed after the command name (Slack, terminal): parsed with the same option definitions. */
  runLine(line: string, caller: Caller): Promise<Answer>;
  /** What an option may be filled with while it is typed; `others` are the options filled in so far. Empty on any failure. */
  suggest(
    name: string,
    option: string,
    typed: string,
    others: OptionValues,
    caller: Caller,
  ): Promise<Suggestion[]>;
  /**
   * Someone put a reaction on a message, or took it away: on a message about a story some of them are marks. `caller` is
   * asked for only then. Gives a refusal to tell the person where that can be done; null otherwise. Never throws.
   */
  react(
    reaction: { sign: string; added: boolean; channel: Channel; messageId: string },
    caller: () => Promise<Caller>,
  ): Promise<Answer | null>;
  /** A button, by its short id. Stale ids get a kind answer. The answer is in the language of whoever is to read it. */
  press(id: string, caller: Caller, audience?: Audience): Promise<Answer>;
  /** What was chosen from a menu, by the menu's short id. */
  choose(id: string, value: string, caller: Caller): Promise<Answer>;
  /** Whether a command, given these options, offers its form instead of an answer. Tells at once. */
  offersForm(name: string, options: OptionValues): boolean;
  /** The form of a command with what the options say in it. */
  form(name: string, options: OptionValues, caller: Caller): Promise<Opened>;
  /** The form that a typed line asks for; null, at once, when it asks for none. The caller is asked for only then. */
  formOfLine(line: string, caller: () => Promise<Caller>): Promise<Opened> | null;
  /** The form that a button opens, by its short id. */
  openForm(id: string, caller: Caller): Promise<Opened>;
  /**
   * A form that was filled in, by its short id: runs the command, rights checked anew. `faults` says by field what didn't
   * fit; then the answer says it too, with a button back to the form as it was filled in.
   */
  submit(
    id: string,
    values: FormValues,
    caller: Caller,
  ): Promise<{ answer: Answer; faults: Record<string, string> }>;
  /** What stands on the bot's own page, where a platform has one. Never throws. */
  home(caller: Caller): Promise<View>;
}

/** An entry in the menu of other people's messages: runs a command with the message's words as one option. */
export interface MessageMenu {
  /** As people see it, at most 24 characters (Slack's limit; Discord's is 32). */
  name: string;
  command: string;
  option: string;
}

/** Where a message landed. */
export interface Sent {
  messageId: string;
}

/** A place where people are: Discord, Slack, the terminal. */
export interface Platform {
  readonly name: PlatformName;
  /** How long (ms) an unclear try rests before it is looked for: our own time limit plus the longest plausible delay on the platform's side. */
  readonly quarantineMs: number;
  /** Whether a message can be changed after it was sent. */
  readonly canEdit: boolean;
  /** Connects and begins to answer. Throws with a message for the operator when the token or address is wrong. */
  start(router: Router): Promise<void>;
  stop(): Promise<void>;
  /** "connected", "reconnecting", "refused: the token is not valid". */
  state(): { state: string; since: Timestamp };
  /** One payload per message, in order; nothing is dropped for length. Pure. */
  render(view: View): unknown[];
  /**
   * Sends one rendered payload once; a delivery that `edits` changes that message (or, as a
   * ThreadOrder, begins a thread at it and gives the thread's id), and one whose message is gone has nothing left to do. Throws DeliveryError with its verdict; never retries by itself.
   */
  send(delivery: Delivery): Promise<Sent>;
  /**
   * Looks on the platform for a delivery that may have arrived.
   * `absent` only when it is sure that the list read was complete from `lastAttempt` on; `unknown` when it can't look.
   */
  find(
    delivery: Delivery,
  ): Promise<{ kind: 'found'; messageId: string } | { kind: 'absent' } | { kind: 'unknown'; why: string }>;
  /** The address of a message or thread in a channel, for people to follow; null when it can't be told. */
  linkTo(channel: Channel, messageId: string): Promise<string | null>;
  /** Null when the channel can be posted to, else one plain sentence saying what to change. */
  check(channel: Channel): Promise<string | null>;
}
