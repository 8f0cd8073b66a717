import { keepCompiled } from './compile-cache.ts';

keepCompiled();
// Imported only now, so that the cache holds it too.
const { runBot } = await import('./bot.ts');
process.exitCode = await runBot();
