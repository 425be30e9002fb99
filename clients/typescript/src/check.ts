// node dist/check.js: runs every program against the server at CRM_ENDPOINT, prints what they print, and compares it with what they should.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resumes } from './resuming.js';

type Lines = Record<string, string[]>;
const read = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));

// The same for every library and language, of the demo data; and what is here only.
const everywhere: Lines = read('../../expected.json');
const here: Record<string, Lines> = read('../expected.json');
const expected: Record<string, Lines> = { ...here, apollo: { ...everywhere, ...here.apollo }, urql: { ...everywhere, ...here.urql } };

let passed = 0;
const failures: string[] = [];
for (const [library, programs] of Object.entries(expected)) {
  for (const [program, lines] of Object.entries(programs)) {
    const path = fileURLToPath(new URL(`${library}/${program}.js`, import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [path], { encoding: 'utf8', timeout: 60_000 });
    console.log(`\n${library}/${program}\n${stdout}${stderr}`);
    if (status === 0 && stdout.trim() === lines.join('\n')) passed++;
    else failures.push(`${library}/${program}: expected\n${lines.join('\n')}`);
  }
}

// Those that follow changes are cut off meanwhile; each is looked at twice, from the end of the log and after a gap.
for (const library of Object.keys(expected)) {
  const broken = await resumes(library);
  failures.push(...broken);
  passed += 2 - broken.length;
}

for (const failure of failures) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 || passed === 0 ? 1 : 0;
