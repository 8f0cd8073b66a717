import { runBot } from './bot.ts';

process.exitCode = await runBot();
