// SPDX-License-Identifier: LGPL-2.1-or-later
// node decision_cedar.mjs FOLDER REQUESTS SECONDS: how many decisions a second Cedar takes, which npm
// installed in FOLDER, about the requests that faceguard-decision-benchmark wrote. Prints JSON. Exit
// status 1 when it decides otherwise than faceguard.
import { readFileSync } from 'node:fs';
import { Cedar } from '../../tests/oracle/cedar.mjs';

const [folder, file, seconds] = process.argv.slice(2);
const cedar = new Cedar(folder);
const { policies: text, contexts, blocks } = JSON.parse(readFileSync(file, 'utf8'));
const all = [...cedar.policies(text)];

const choices = [
  {
    what: 'one policy a clause, which tells whether to block',
    policies: all.filter(([id]) => !id.endsWith(' met')),
    same_decisions: true,
  },
  {
    what: 'two policies a clause, which tell all three answers',
    policies: all,
    same_decisions: true,
  },
  {
    what: 'no clause: what a call costs',
    policies: all.filter(([id]) => !/ (met|possible)$/.test(id)),
    same_decisions: false,
  },
];

// The shorter of the time that passed and the time that the process used: other work on the machine
// lengthens the one, V8's own threads the other.
function secondsOf(work) {
  const began = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.min((user + system) / 1e6, (performance.now() - began) / 1e3);
}

let differing = 0;
const costs = choices.map(({ what, policies, same_decisions }) => {
  const judge = cedar.judge(policies);
  // The first round warms up, and checks.
  contexts.forEach((context, i) => {
    if (same_decisions && judge(context).allows === blocks[i]) differing += 1;
  });
  let decided = 0;
  let spent = 0;
  while (spent < Number(seconds)) {
    spent += secondsOf(() => contexts.slice(0, 200).forEach(judge));
    decided += Math.min(200, contexts.length);
  }
  return { what, policies: policies.length, per_second: decided / spent, same_decisions };
});

console.log(JSON.stringify({ version: cedar.version(), contexts: contexts.length, costs }));
if (differing > 0) {
  console.error(`Cedar decides otherwise ${differing} times`);
  process.exitCode = 1;
}
