// SPDX-License-Identifier: LGPL-2.1-or-later
// oracle_questions DATA | node planted.mjs FOLDER: plants faults in the questions and policies, and
// makes sure that each is found. Exit status 1 when one goes unnoticed.
import { createInterface } from 'node:readline';
import { Cedar } from './cedar.mjs';
import { Comparison } from './comparison.mjs';

const cedar = new Cedar(process.argv[2]);

// 'agree', 'differ' or 'refused'.
function compare(records) {
  const comparison = new Comparison(cedar);
  try {
    for (const record of records) comparison.take(JSON.stringify(record));
    comparison.end();
  } catch {
    return 'refused';
  }
  return comparison.mismatches.length === 0 ? 'agree' : 'differ';
}

// The records with the first that `fits` changed by `change`; undefined when none fits.
function planted(records, fits, change) {
  const copy = structuredClone(records);
  const found = copy.find(fits);
  if (found === undefined) return undefined;
  change(found);
  return copy;
}

// The records with what `pattern` finds in the policies replaced; undefined when it finds nothing.
function rewritten(records, pattern, replacement) {
  const [subject, ...questions] = records;
  const text = subject.policies.replace(/^\/\/.*\n/gm, '');
  const policies = text.replace(pattern, replacement);
  return policies === text ? undefined : [{ ...subject, policies }, ...questions];
}

const isQuestion = (record) => 'outcome' in record;
const says = (outcome) => (record) => record.outcome === outcome;
const ofOneDay = (record) => isQuestion(record) && record.days.length === 1;
const ofMoreDays = (record) => isQuestion(record) && record.days.length > 1;
const inDoubt = (record) =>
  isQuestion(record) && Object.values(record.facts).some((ways) => ways.length > 1);

const other = { permit: 'prohibit', undetermined: 'permit', prohibit: 'undetermined' };
const flip = (record) => { record.outcome = other[record.outcome]; };
const flipClause = (record) => { record.clauses[0] = other[record.clauses[0]]; };

const conditions = /when \{ context\.[^d][^}]*\}/g;  // but for the days
const exceptions = /unless \{[^}]*\}/g;
const withoutQuestions = (records) => [records[0], { questions: 0, note: '' }];

// What is planted, how, and what has to come of it. Not everything can be planted among the
// questions about each policy (a clause may have no exception), but all of it somewhere.
const plants = [
  ['nothing', (all) => all, 'agree'],
  ['another decision for permit', (all) => planted(all, says('permit'), flip), 'differ'],
  ['another decision for prohibit', (all) => planted(all, says('prohibit'), flip), 'differ'],
  ['another decision for doubt', (all) => planted(all, says('undetermined'), flip), 'differ'],
  ['another decision when facts are unknown', (all) => planted(all, inDoubt, flip), 'differ'],
  ['another decision when the day is unsure', (all) => planted(all, ofMoreDays, flip), 'differ'],
  ['another answer of a clause', (all) => planted(all, ofOneDay, flipClause), 'differ'],
  ['a later first day', (all) => rewritten(all, /day >= \d+/g, 'day >= 99990101'), 'differ'],
  ['an earlier last day', (all) => rewritten(all, /day <= \d+/g, 'day <= 20000101'), 'differ'],
  ['another country', (all) => rewritten(all, /\bUS\b/g, 'SU'), 'differ'],
  ['a lost condition', (all) => rewritten(all, conditions, ''), 'differ'],
  ['a lost exception', (all) => rewritten(all, exceptions, ''), 'differ'],
  ['an exception for all', (all) => rewritten(all, exceptions, 'unless { true }'), 'differ'],
  ['a clause without effect', (all) => rewritten(all, /^forbid .*/gm, '$& when { false }'), 'differ'],
  ['a fact by a wrong name', (all) => rewritten(all, /\.capability/, '.ability'), 'refused'],
  ['text that is no policy', (all) => rewritten(all, /^forbid/m, 'forbidden'), 'refused'],
  ['a lost question', (all) => all.filter((_, i) => i !== 1), 'refused'],
  ['a lost end', (all) => all.slice(0, -1), 'refused'],
  ['no question', withoutQuestions, 'refused'],
];

// The questions of each subject by themselves.
const subjects = [];
for await (const line of createInterface({ input: process.stdin })) {
  const record = JSON.parse(line);
  if ('subject' in record) subjects.push([]);
  subjects.at(-1).push(record);
}

const unnoticed = [];
for (const [what, plant, expected] of plants) {
  let tried = 0;
  for (const records of subjects) {
    const changed = plant(records);
    if (changed === undefined) continue;
    tried += 1;
    const found = compare(changed);
    if (found !== expected) unnoticed.push(`${records[0].subject}: ${what}: ${found}`);
  }
  console.log(`${what}: ${expected} expected, planted for ${tried} of ${subjects.length} policies`);
  if (tried === 0) unnoticed.push(`${what}: could not be planted`);
}
for (const one of unnoticed) console.log(one);
process.exitCode = unnoticed.length === 0 ? 0 : 1;
