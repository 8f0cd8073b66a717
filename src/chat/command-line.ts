import type { Command, OptionDefinition, OptionValues } from '../../commands/command.ts';
import { aboutOption } from '../../commands/localized.ts';
import { english, type Speaker } from '../wording/speaker.ts';
import { findNearest, measureDistance } from './nearest.ts';
import { describeOption, describeRange, listChoices, listCommands, listOptions } from './usage.ts';
import { readBoolean, toAsciiDigits } from './values.ts';
import { splitWords, type Word } from './words.ts';

/** What a line came to: a command with its options, or a helpful answer. */
export type ParsedLine =
  | { command: Command; options: OptionValues }
  /** `help`: sentences for the person; `suggestion`: a whole line that would work, or null. */
  | { help: string; suggestion: string | null };

/**
 * Reads the words typed after the command name in Slack or the terminal with the options every platform shares:
 * `latest count:5`, `count=5`, `--count 5`, `--count=5`; free words go to the positional option, quotes and filters
 * in them kept as typed (every quote made straight). An empty line is `help`. Never throws.
 * @param say in whose language the sentences for the person are
 */
export function parseCommandLine(
  line: string,
  commands: readonly Command[],
  say: Speaker = english,
): ParsedLine {
  const { words, unclosed } = splitWords(line);
  const help = commands.find(command => command.name === 'help');
  const first = words[0];
  if (first === undefined) {
    if (help) return { command: help, options: {} };
    return { help: listCommands(commands, say), suggestion: null };
  }
  const name = first.bare.replace(/^\/+/, '').toLowerCase();
  const command = commands.find(candidate => candidate.name === name);
  if (!command) return answerUnknownCommand(name, words, commands, say);
  const whole = command.options.find(option => option.verbatim);
  const typed = whole === undefined ? '' : textAfterName(line, whole.name);
  if (whole !== undefined && typed !== '') return { command, options: { [whole.name]: typed } };
  const rest = words.slice(1);
  if (help && command !== help && rest.length === 1 && /^(?:--help|-h|\?)$/.test(rest[0]?.raw ?? '')) {
    const topic = help.options.find(option => option.positional);
    return { command: help, options: topic ? { [topic.name]: command.name } : {} };
  }
  if (unclosed)
    return {
      help: say('line.quote', { line: line.trim() }),
      suggestion: `${line.trim()}"`,
    };
  return new LineReader(command, rest, say).read();
}

/** What stands after the command's name, with or without the option's own: "add item:https://…", "add https://…". */
function textAfterName(line: string, option: string): string {
  const rest = line.trim().replace(/^\S+\s*/u, '');
  return new RegExp(`^(?:--)?${option}[:=]\\s*`).test(rest) ? rest.replace(/^[^:=]+[:=]\s*/, '') : rest;
}

/** A fault in the line: caught at the door and given back as help. */
class Fault extends Error {
  readonly suggestion: string | null;
  constructor(message: string, suggestion: string | null = null) {
    super(message);
    this.suggestion = suggestion;
  }
}

class LineReader {
  readonly #command: Command;
  readonly #words: Word[];
  readonly #options: OptionValues = {};
  readonly #free: Word[] = [];
  readonly #positionals: OptionDefinition[];
  readonly #say: Speaker;

  constructor(command: Command, words: Word[], say: Speaker) {
    this.#say = say;
    this.#command = command;
    this.#words = words;
    this.#positionals = command.options.filter(option => option.positional);
  }

  read(): ParsedLine {
    try {
      let at = 0;
      while (at < this.#words.length) at = this.#take(at);
      this.#placeFreeWords();
      for (const option of this.#command.options) {
        if (option.required && !(option.name in this.#options)) throw this.#refuseMissing(option);
      }
      return { command: this.#command, options: this.#options };
    } catch (fault) {
      if (fault instanceof Fault) return { help: fault.message.trim(), suggestion: fault.suggestion };
      throw fault;
    }
  }

  #refuseMissing(option: OptionDefinition): Fault {
    const values = { command: this.#command.name, about: aboutOption(this.#command, option, this.#say) };
    const sentence = option.positional
      ? this.#say('line.needsWords', values)
      : this.#say('line.needsOption', { ...values, option: option.name });
    return new Fault(`${sentence} ${this.#example()}`);
  }

  #needsValue(option: OptionDefinition): string {
    const about = describeOption(this.#command, option, this.#say);
    return this.#say('line.needsValue', { option: option.name, about });
  }

  /** Takes the word at a place, and the next one when it is its value; gives the place after. */
  #take(at: number): number {
    const word = this.#words[at] as Word;
    if (word.raw === '--') {
      this.#free.push(...this.#words.slice(at + 1));
      return this.#words.length;
    }
    const next = this.#words[at + 1];
    if (word.name !== null) {
      const option = this.#option(word.name);
      if (!option) {
        this.#refuseUnknown(word, at);
        this.#free.push(word);
        return at + 1;
      }
      const separated = /[:=：]/.test(word.raw);
      if (separated && (word.value !== '' || /["“”]$/.test(word.raw))) {
        this.#set(option, word.value, at);
        return at + 1;
      }
      if (!separated && option.type === 'boolean') {
        const takesNext =
          this.#positionals.length === 0 && next !== undefined && readBoolean(next.bare) !== null;
        this.#set(option, takesNext ? next.bare : 'yes', at);
        return at + (takesNext ? 2 : 1);
      }
      if (next === undefined || next.dashed)
        throw new Fault(`${this.#needsValue(option)} ${this.#example()}`);
      this.#set(option, next.bare, at + 1);
      return at + 2;
    }
    const flag = word.quoted ? undefined : this.#option(word.bare.toLowerCase());
    // Where free words are the point of the command ("search market share"), a bare word is never a switch.
    const freeWordsRule = this.#positionals.some(option => option.required && option.type === 'string');
    if (flag?.type === 'boolean' && !freeWordsRule) this.#set(flag, 'yes', at);
    else this.#free.push(word);
    return at + 1;
  }

  #option(name: string): OptionDefinition | undefined {
    return this.#command.options.find(option => option.name === name);
  }

  /** An unknown name is a fault where it can't be a free word, or is all but a known name. */
  #refuseUnknown(word: Word, at: number): void {
    const typed = word.name as string;
    const names = this.#command.options.map(option => option.name);
    const nearest = findNearest(typed, names);
    const free = this.#positionals.some(option => option.type === 'string') && !word.dashed;
    if (free && !(nearest !== null && typed.length >= 4 && measureDistance(typed, nearest) <= 1)) return;
    const start = word.raw.toLowerCase().indexOf(typed);
    const mended = `${word.raw.slice(0, start)}${nearest}${word.raw.slice(start + typed.length)}`;
    const suggestion = nearest === null ? null : this.#lineWith(at, mended);
    throw new Fault(
      join(
        this.#say('line.noOption', { command: this.#command.name, word: typed }),
        sayMeant(nearest, this.#say),
        listOptions(this.#command, this.#say),
      ),
      suggestion,
    );
  }

  #set(option: OptionDefinition, value: string, at: number): void {
    if (option.name in this.#options) throw new Fault(this.#say('line.twice', { option: option.name }));
    this.#options[option.name] = this.#convert(option, value.trim(), at);
  }

  #convert(option: OptionDefinition, value: string, at: number): string | number | boolean {
    if (option.choices && option.choices.length > 0) return this.#choose(option, value, at);
    if (option.type === 'boolean') {
      const answer = readBoolean(value);
      if (answer === null) throw new Fault(this.#say('line.yesNo', { option: option.name, value }));
      return answer;
    }
    if (option.type === 'integer') {
      const digits = toAsciiDigits(value);
      const number = /^[+-]?\d{1,15}$/.test(digits) ? Number(digits) : null;
      const low = option.minimum ?? Number.NEGATIVE_INFINITY;
      const high = option.maximum ?? Number.POSITIVE_INFINITY;
      if (number === null || number < low || number > high)
        throw new Fault(
          this.#say('line.takes', { option: option.name, about: describeRange(option, this.#say), value }),
        );
      return number;
    }
    if (value === '') throw new Fault(this.#needsValue(option));
    return value;
  }

  #choose(option: OptionDefinition, value: string, at: number): string | number | boolean {
    const choices = option.choices ?? [];
    const wanted = value.toLowerCase();
    const found =
      choices.find(choice => choice.value.toLowerCase() === wanted) ??
      choices.find(choice => choice.name.toLowerCase() === wanted);
    if (found) return option.type === 'integer' ? Number(found.value) : found.value;
    const nearest = findNearest(
      value,
      choices.flatMap(choice => [choice.value, choice.name]),
    );
    const chosen = choices.find(choice => choice.value === nearest || choice.name === nearest);
    throw new Fault(
      join(
        this.#say('line.cannot', { option: option.name, value }),
        sayMeant(chosen?.value ?? null, this.#say),
        this.#say('line.canBe', { choices: listChoices(this.#command, option, this.#say) }),
      ),
      chosen && !option.positional ? this.#lineWith(at, `${option.name}:${quote(chosen.value)}`) : null,
    );
  }

  /** Each positional option takes one free word, the last of them all that are left. */
  #placeFreeWords(): void {
    const first = this.#free[0];
    if (first === undefined) return;
    if (this.#positionals.length === 0) throw this.#refuseFreeWords(first);
    const open = this.#positionals.filter(option => !(option.name in this.#options));
    if (open.length === 0) {
      const { name } = this.#positionals.at(-1) as OptionDefinition;
      throw new Fault(this.#say('line.twiceFree', { option: name }));
    }
    let rest = this.#free;
    for (const [index, option] of open.entries()) {
      const words = index === open.length - 1 ? rest : rest.slice(0, 1);
      rest = rest.slice(words.length);
      if (words.length === 0) return;
      const plain = option.type === 'string' && !option.choices;
      const value = words.map(word => (plain ? word.raw : word.bare)).join(' ');
      this.#set(option, value, this.#words.indexOf(words[0] as Word));
    }
  }

  /** "latest 5" and "latest hindi" show plainly what was meant. */
  #refuseFreeWords(word: Word): Fault {
    const options = this.#command.options;
    const integers = options.filter(option => option.type === 'integer');
    const typed = word.bare.toLowerCase();
    let meant: string | null = null;
    if (/^\d+$/.test(toAsciiDigits(word.bare)) && integers.length === 1)
      meant = `${integers[0]?.name}:${toAsciiDigits(word.bare)}`;
    for (const option of options)
      for (const choice of option.choices ?? [])
        if (choice.value.toLowerCase() === typed || choice.name.toLowerCase() === typed)
          meant ??= `${option.name}:${quote(choice.value)}`;
    const nearest = findNearest(
      typed,
      options.map(option => option.name),
    );
    if (meant === null && nearest !== null) meant = `${nearest}:…`;
    return new Fault(
      join(
        this.#say('line.free', { command: this.#command.name, word: word.bare }),
        sayMeant(meant, this.#say),
        listOptions(this.#command, this.#say),
      ),
      meant === null || meant.endsWith('…') ? null : this.#lineWith(this.#words.indexOf(word), meant),
    );
  }

  #lineWith(at: number, replacement: string): string {
    const words = this.#words.map((word, index) => (index === at ? replacement : word.raw));
    return [this.#command.name, ...words].join(' ');
  }

  #example(): string {
    const example = this.#command.examples[0];
    return example === undefined ? '' : this.#say('line.example', { example });
  }
}

function answerUnknownCommand(
  typed: string,
  words: Word[],
  commands: readonly Command[],
  say: Speaker,
): { help: string; suggestion: string | null } {
  const rest = words.slice(1).map(word => word.raw);
  const nearest = findNearest(
    typed,
    commands.map(command => command.name),
  );
  const search = commands.find(command => command.name === 'search');
  const asSearch = search && ['search', ...words.map(word => word.raw)].join(' ');
  const suggestion = nearest === null ? (asSearch ?? null) : [nearest, ...rest].join(' ');
  const help = join(
    say('router.noCommand', { word: typed }),
    sayMeant(suggestion, say),
    listCommands(commands, say),
  );
  return { help, suggestion };
}

function sayMeant(word: string | null, say: Speaker): string {
  return word === null ? '' : say('line.meant', { word });
}

/** Sentences after one another, those that say nothing left out. */
function join(...sentences: string[]): string {
  return sentences.filter(sentence => sentence !== '').join(' ');
}

function quote(value: string): string {
  return /\s/.test(value) ? `"${value}"` : value;
}
