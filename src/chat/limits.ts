/**
 * What each platform accepts, in one place. Lengths are counted in UTF-16 code units: neither platform
 * says what it counts, and a code unit count is never smaller than a count of characters.
 */

/**
 * Discord. Source of each line: docs.discord.com at discord-api-docs commit c98d64b (2026-08-06),
 * page and section named beside it; "measured" where the documents are silent.
 */
export const discordLimits = {
  /** resources/message §Create Message: a nonce is at most 25 characters. */
  nonce: 25,
  /** components/reference §Legacy and V2: all components of a message, nested ones and accessories counted. */
  componentsPerMessage: 40,
  /** docs.discord.food/resources/components: over all text displays of a message (official prose is silent). */
  textPerMessage: 4000,
  /** components/reference §Action Row. */
  buttonsPerRow: 5,
  /** components/reference §Button. */
  buttonLabel: 80,
  customId: 100,
  buttonUrl: 512,
  /** components/reference §String Select and §Select Option Structure. */
  selectOptions: 25,
  selectPlaceholder: 150,
  selectLabel: 100,
  selectDescription: 100,
  /** interactions/receiving-and-responding §Modal: its title, and components at the top level that people fill in. */
  modalTitle: 45,
  modalFields: 5,
  /** components/reference §Label and §Text Input. */
  fieldLabel: 45,
  fieldDescription: 100,
  textInput: 4000,
  /** components/reference §Section. */
  sectionTexts: 3,
  /** components/reference §Media Gallery Item: description of a picture. */
  altText: 1024,
  /** resources/message §Create Message: uploads in one message. */
  filesPerMessage: 10,
  /** components/reference §Text Display and §Container ask for at least one character and one child. */
  textDisplayMinimum: 1,
  /** interactions/application-commands §Application Command Structure. */
  commandName: 32,
  commandDescription: 100,
  commandOptions: 25,
  optionChoices: 25,
  choiceName: 100,
  choiceValue: 100,
  /** Same page: name, description and values of a command, its options and choices taken together. */
  commandCharacters: 8000,
  /** interactions/receiving-and-responding §Interaction Callback: first response, then life of the token. */
  firstResponseMs: 3000,
  interactionTokenMs: 15 * 60 * 1000,
  /** resources/message §Get Channel Messages: page size. */
  messagesPage: 100,
  /** resources/channel §Start Thread from Message. */
  threadName: 100,
  /** reference §Snowflakes: first second of 2015. */
  epochMs: 1420070400000,
} as const;

/**
 * Slack. Source of each line: docs.slack.dev reference pages (2026-08) and the doc comments of @slack/types 3.2.0,
 * which repeat them; "measured" where the documents are silent.
 */
export const slackLimits = {
  /** reference/block-kit/blocks: blocks in one message. */
  blocksPerMessage: 50,
  /**
   * Measured: chat.postMessage answers msg_blocks_too_long near 12,000 characters of text over all blocks; one team
   * was refused at 11,341 (bolt-js issues 2509 and 2867). Addresses are counted too, to be safe.
   */
  textPerMessage: 10_000,
  /** reference/methods/chat.postMessage, "Truncating content": what `text` should stay under. */
  fallbackText: 4000,
  /** reference/block-kit/blocks/image-block: description of a picture. */
  altText: 2000,
  /** reference/block-kit/blocks/section-block: text of a section. */
  sectionText: 3000,
  /** reference/block-kit/composition-objects/text-object: at least one character. */
  textMinimum: 1,
  /** reference/block-kit/blocks/header-block. */
  headerText: 150,
  /** reference/block-kit/blocks/context-block: elements; and the text object's own bound. */
  contextElements: 10,
  contextText: 3000,
  /** reference/block-kit/blocks/actions-block. */
  actionsPerBlock: 25,
  /** slack design guide: more than five buttons in a row wrap badly. */
  buttonsPerRow: 5,
  /** reference/block-kit/block-elements/button-element. */
  buttonText: 75,
  buttonValue: 2000,
  buttonUrl: 3000,
  /** reference/block-kit/block-elements/overflow-menu-element and option-object. */
  overflowOptions: 5,
  optionText: 75,
  optionValue: 75,
  /** reference/block-kit/block-elements/select-menu-element: options of a menu, and its placeholder. */
  selectOptions: 100,
  placeholder: 150,
  /** reference/views/modal-views: title and buttons, blocks, and what is kept with it. */
  viewTitle: 24,
  viewButton: 24,
  blocksPerView: 100,
  privateMetadata: 3000,
  /** reference/block-kit/blocks/input-block: label and hint. */
  inputLabel: 2000,
  inputHint: 2000,
  /** reference/block-kit/block-elements/plain-text-input-element. */
  textInput: 3000,
  /** surfaces/modals: a trigger opens a modal for so long. */
  triggerMs: 3000,
  /** reference/block-kit/blocks: ids of blocks and actions. */
  blockId: 255,
  actionId: 255,
  /** interactivity/handling-user-interaction: a response_url works five times in thirty minutes. */
  responsesPerUrl: 5,
  /** interactivity/implementing-slash-commands: the first answer. */
  firstResponseMs: 3000,
  /** reference/methods/conversations.history: the page size asked for ("no more than 200 at a time" is advised). */
  historyPage: 200,
} as const;
