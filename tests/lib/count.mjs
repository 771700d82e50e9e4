// Adds up the JUnit reports in a folder and prints `N passed, N failed` as the last line.
// `node count.mjs FOLDER BROKEN`: BROKEN suites that could not run count as a failure each.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const [folder, broken] = process.argv.slice(2);
let passed = 0;
let failed = Number(broken);
let skipped = 0;
for (const file of readdirSync(folder).filter((name) => name.endsWith('.xml'))) {
  const report = readFileSync(join(folder, file), 'utf8');
  for (const [, attributes, body = ''] of report.matchAll(/<testcase\b([^>]*?)(?:\/>|>([\s\S]*?)<\/testcase>)/g)) {
    const name = /\bname="([^"]*)"/.exec(attributes)?.[1] ?? '?';
    if (/<(failure|error)\b/.test(body) || /status="fail"/.test(attributes)) {
      failed += 1;
      console.log(`failed: ${file.replace('.xml', '')}: ${name}`);
    } else if (/<skipped\b/.test(body)) {
      skipped += 1;
    } else {
      passed += 1;
    }
  }
}
if (passed + failed === 0) {
  console.log('no test ran');
  failed = 1;
}
console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed ? 1 : 0;
