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
  /** components/reference §Section. */
  sectionTexts: 3,
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
  /** reference §Snowflakes: first second of 2015. */
  epochMs: 1420070400000,
} as const;
