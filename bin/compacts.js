#!/usr/bin/env node
// Plain JavaScript that any Node can read: src/ is TypeScript, which Node runs by itself from version 24 on.
import process from 'node:process';

const needed = 24;
const running = Number(process.versions.node.split('.')[0]);

if (running < needed) {
  process.stderr.write(
    `compacts-bot needs Node ${needed} and this is Node ${process.versions.node}: start it with "npm start" or "npm run -s compacts --", which bring their own.\n`,
  );
  process.exit(2);
}

// Keeps the compiled code between runs: without it a command takes about twice as long to start.
const { compileCacheFolder } = await import('./compile-cache.js');
const cache = compileCacheFolder();
const { enableCompileCache, registerHooks } = await import('node:module');
if (cache !== undefined) enableCompileCache(cache);

// Each of some two hundred modules names the next by its very file, so there is nothing to look for.
registerHooks({
  resolve(specifier, context, next) {
    const isFile = specifier.startsWith('.') && specifier.endsWith('.ts') && context.parentURL !== undefined;
    if (!isFile) return next(specifier, context);
    return {
      url: new URL(specifier, context.parentURL).href,
      format: 'module-typescript',
      shortCircuit: true,
    };
  },
});

const { main } = await import('../src/app/main.ts');
process.exitCode = await main(process.argv.slice(2));
