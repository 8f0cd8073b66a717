/** Something that can be picked in a form or a menu. */
export interface Choice {
  label: string;
  /** What it stands for, at most 60 characters: in a menu of Slack's it shares 75 with the menu's id (Discord's limit is 100). */
  value: string;
  description?: string;
}

/** One field of a form, with what stands in it now. Its name is the option of the command that it fills. */
export type Field = {
  name: string;
  label: string;
  hint: string | null;
} & (
  | { kind: 'text'; value: string; required: boolean; lines: 'one' | 'many'; most: number }
  /** One of a few; at most 25 (Discord's limit). */
  | { kind: 'choice'; choices: Choice[]; value: string | null; required: boolean }
  /** Any number of them, or none. */
  | { kind: 'choices'; choices: Choice[]; values: string[] }
  /** The channel that is meant; the rights are those one has there. For where a form is opened outside of any channel. */
  | { kind: 'channel' }
);

/** A form that is filled in instead of typing options. At most five fields (Discord's limit), beside a channel. */
export interface Form {
  /** Short id under which the archive keeps what it does, so that it works after a restart. */
  id: string;
  title: string;
  fields: Field[];
  /** The word on its button. */
  submit: string;
}

/** What was filled in, by field; several choices are parted by commas. */
export type FormValues = Record<string, string>;
