// Counts the tests in one JUnit report: `node count.mjs REPORT` prints `PASSED FAILED SKIPPED`, and on standard
// error the names of those that failed.
import { readFileSync } from 'node:fs';

const testCase = /<testcase\b((?:\s+[\w:.-]+="[^"]*")*)\s*(?:\/>|>([\s\S]*?)<\/testcase>)/g;

let report = '';
try {
  report = readFileSync(process.argv[2], 'utf8');
} catch {
  // A runner that ended early wrote none.
}
const count = { passed: 0, failed: 0, skipped: 0 };
for (const [, attributes, body = ''] of report.matchAll(testCase)) {
  const outcome = /<(failure|error)\b/.test(body) ? 'failed' : /<skipped\b/.test(body) ? 'skipped' : 'passed';
  count[outcome] += 1;
  if (outcome === 'failed') console.error(`  failed: ${plain(/\bname="([^"]*)"/.exec(attributes)?.[1] ?? '?')}`);
}
console.log(count.passed, count.failed, count.skipped);

function plain(text) {
  const letters = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => letters[name]);
}
