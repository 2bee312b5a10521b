// SPDX-License-Identifier: LGPL-2.1-or-later
// oracle_questions DATA | node compare.mjs FOLDER: asks Cedar, which npm installed in FOLDER, what
// faceguard was asked. Exit status 1 when they differ.
import { createInterface } from 'node:readline';
import { Cedar } from './cedar.mjs';
import { Comparison } from './comparison.mjs';

const maxShown = 10;

const cedar = new Cedar(process.argv[2]);
const comparison = new Comparison(cedar);
for await (const line of createInterface({ input: process.stdin })) comparison.take(line);
comparison.end();

const { mismatches, outcomes } = comparison;
for (const mismatch of mismatches.slice(0, maxShown)) console.log(mismatch);
for (const note of comparison.notes) console.log(note);
console.log(
  `Cedar ${cedar.version()} was asked about ${comparison.questions} situations in ` +
    `${comparison.asked} completions, for ${comparison.subjects} sets of clauses: ` +
    `${outcomes.prohibit} prohibit, ${outcomes.undetermined} undetermined, ` +
    `${outcomes.permit} permit; ${mismatches.length} decided otherwise than by faceguard`,
);
process.exitCode = mismatches.length === 0 ? 0 : 1;
