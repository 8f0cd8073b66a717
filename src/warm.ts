import { flushCompileCache } from 'node:module';
import { keepCompiled } from './compile-cache.ts';

/**
 * Run after installing: compiles the files once, so that the first start is as quick and small as every other.
 * Nothing depends on it; where it can't run, the first start does its work.
 */
try {
  keepCompiled();
  await import('./bot.ts');
  await import('./command-line.ts');
  flushCompileCache();
} catch {
  process.stderr.write('The files could not be compiled beforehand; the first start will do it.\n');
}
