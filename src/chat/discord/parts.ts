import type { ViewFile } from '../../model/view.ts';

/**
 * The pieces of a Discord message, as the API takes them: numbers and shapes from docs.discord.com
 * components/reference. Written out here so that drawing a message does not load discord.js.
 */

export interface TextDisplay {
  type: 10;
  content: string;
}

export interface Separator {
  type: 14;
  divider: boolean;
  spacing: 1 | 2;
}

export interface Button {
  type: 2;
  /** 1 primary, 2 secondary, 5 link. */
  style: 1 | 2 | 5;
  label: string;
  custom_id?: string;
  url?: string;
  disabled?: boolean;
}

export interface StringSelect {
  type: 3;
  custom_id: string;
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  /** In forms only. */
  required?: boolean;
  options: { label: string; value: string; description?: string; default?: boolean }[];
}

/** Up to five buttons, or one menu. */
export interface ActionRow {
  type: 1;
  components: Button[] | [StringSelect];
}

export interface Section {
  type: 9;
  components: TextDisplay[];
  accessory: Button;
}

/** Pictures; they and the files below are uploads of the same message, named by "attachment://NAME". */
export interface MediaGallery {
  type: 12;
  items: { media: { url: string }; description: string }[];
}

export interface FileComponent {
  type: 13;
  file: { url: string };
}

export type Part = TextDisplay | Separator | ActionRow | Section | MediaGallery | FileComponent;

export interface Container {
  type: 17;
  accent_color: number;
  components: Part[];
}

export interface DiscordPayload {
  flags: number;
  allowed_mentions: { parse: [] };
  components: (Container | ActionRow)[];
  /** What is uploaded with it; absent in what goes through the outbox. */
  files?: ViewFile[];
}

/** Message flag IS_COMPONENTS_V2 (resources/message §Message Flags). */
export const componentsV2 = 1 << 15;
/** Message flag EPHEMERAL: only the person who asked sees it. */
export const ephemeral = 1 << 6;

/** How many components a part is: itself and everything in it. */
export function countComponents(part: Part | Container): number {
  switch (part.type) {
    case 17:
      return 1 + part.components.reduce((sum, inner) => sum + countComponents(inner), 0);
    case 9:
      return 2 + part.components.length;
    case 1:
      return 1 + part.components.length;
    default:
      return 1;
  }
}

/** Code units of text in a part that count towards the message's text limit. */
export function countText(part: Part | Container): number {
  switch (part.type) {
    case 10:
      return part.content.length;
    case 9:
    case 17:
      return part.components.reduce((sum, inner) => sum + countText(inner), 0);
    default:
      return 0;
  }
}

/** Every button of a message, in order. */
export function* buttonsOf(payload: Pick<DiscordPayload, 'components'>): Iterable<Button> {
  for (const top of payload.components) {
    for (const part of top.type === 17 ? top.components : [top]) {
      if (part.type === 9) yield part.accessory;
      if (part.type === 1) for (const inner of part.components) if (inner.type === 2) yield inner;
    }
  }
}
