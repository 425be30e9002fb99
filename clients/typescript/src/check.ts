// node dist/check.js: runs every program against the server at CRM_ENDPOINT, prints what they print, and compares it with what they should.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// The same for every library and language, of the demo data.
const expected: Record<string, string[]> = JSON.parse(readFileSync(new URL('../../expected.json', import.meta.url), 'utf8'));

let passed = 0;
const failures: string[] = [];
for (const library of ['apollo', 'urql']) {
  for (const [program, lines] of Object.entries(expected)) {
    const path = fileURLToPath(new URL(`${library}/${program}.js`, import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [path], { encoding: 'utf8', timeout: 60_000 });
    console.log(`\n${library}/${program}\n${stdout}${stderr}`);
    if (status === 0 && stdout.trim() === lines.join('\n')) passed++;
    else failures.push(`${library}/${program}: expected\n${lines.join('\n')}`);
  }
}

for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
