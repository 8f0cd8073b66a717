import { commandName, commands } from '../commands/index.ts';
import { settings } from '../src/config.ts';

/** The pages that say what the code says: made from the tables themselves, so they can't drift. `npm run docs` writes them. */
export function makeReference(): Record<string, string> {
  return {
    '.env.example': makeEnvExample(),
    'docs/configuration.md': makeConfiguration(),
    'docs/commands.md': makeCommands(),
  };
}

function makeEnvExample(): string {
  const lines = [
    '# Copy this file to .env and fill in what you need; everything may stay empty.',
    '# Any setting may come from a file instead: NAME_FILE=/path/to/file',
  ];
  for (const setting of settings) {
    lines.push(
      '',
      `# ${setting.about}${setting.default === '' ? '' : ` Default: ${setting.default}`}`,
      `#${setting.name}=${setting.default}`,
    );
  }
  return `${lines.join('\n')}\n`;
}

function makeConfiguration(): string {
  const rows = settings.map(
    setting =>
      `| \`${setting.name}\` | ${setting.default === '' ? '' : `\`${setting.default}\``} | ${setting.secret ? 'yes' : ''} | ${setting.about.replaceAll('|', '\\|')} |`,
  );
  return `# Configuration

Settings come from the environment or from a file \`.env\` in the project's folder; the environment wins.
Any setting may come from a file of its own: \`DISCORD_TOKEN_FILE=/run/secrets/discord\`.
All faults are reported at once, by name, with the mend. Secrets never reach a log, an error or the archive.

| setting | default | secret | what it does |
|---|---|---|---|
${rows.join('\n')}

This page and \`.env.example\` are written by \`npm run docs\` from the table in \`src/config.ts\`; a test keeps the three equal.
`;
}

function makeCommands(): string {
  const sections = commands.map(command => {
    const options = command.options.map(option => {
      const marks = [
        option.type,
        option.required ? 'needed' : '',
        option.positional ? 'may stand without its name' : '',
      ].filter(mark => mark !== '');
      const choices = option.choices
        ? `: ${option.choices.map(choice => `\`${choice.value}\``).join(' or ')}`
        : '';
      return `| \`${option.name}\` | ${marks.join(', ')} | ${option.description.replaceAll('|', '\\|')}${choices} |`;
    });
    return [
      `## ${command.name}`,
      '',
      `${command.description}.${command.rights === 'manager' ? ' For managers of the channel.' : ''}`,
      '',
      ...(options.length > 0 ? ['| option | kind | what it does |', '|---|---|---|', ...options, ''] : []),
      '```',
      ...command.examples.map(example => `/${commandName} ${example}`),
      '```',
    ].join('\n');
  });
  return `# Commands

The same words on Discord, in Slack and in the terminal: \`/${commandName} latest\` in chat is \`npm run -s cli -- latest\` in the terminal.
In Slack and the terminal options are written \`name:value\` (also \`name=value\` or \`--name value\`), with quotes where a value has spaces.
Answers in chat are seen by the person who asked; Share posts them for everyone. In the terminal \`--json\` prints the data.

${sections.join('\n\n')}

This page is written by \`npm run docs\` from the definitions in \`commands/\`; a test keeps the two equal.
`;
}
