// SPDX-License-Identifier: LGPL-2.1-or-later
// From what Cedar says of each completion to what faceguard must say of the situation.

const strictness = ['permit', 'undetermined', 'prohibit'];
const strictest = (outcomes) =>
  strictness[Math.max(0, ...outcomes.map((outcome) => strictness.indexOf(outcome)))];

// What holds in all completions holds; anything else is undetermined.
const inAll = (outcomes) =>
  outcomes.every((outcome) => outcome === outcomes[0]) ? outcomes[0] : 'undetermined';

// All contexts with one of the values of each fact.
export function* completions(facts) {
  const names = Object.keys(facts);
  const chosen = names.map(() => 0);
  for (;;) {
    yield Object.fromEntries(names.map((name, i) => [name, facts[name][chosen[i]]]));
    let turning = 0;
    while (turning < names.length && ++chosen[turning] === facts[names[turning]].length) {
      chosen[turning++] = 0;
    }
    if (turning === names.length) return;
  }
}

// What each clause says in one completion.
function clausesIn(judge, context, clauses) {
  const { allows, reasons } = judge(context);
  const found = new Set(reasons);
  const outcomes = clauses.map((clause) => {
    const possible = found.has(`${clause} possible`);
    if (!found.has(`${clause} met`)) return possible ? 'undetermined' : 'permit';
    if (!possible) throw new Error(`${clause} is met, but not possible`);
    return 'prohibit';
  });
  if (allows !== outcomes.every((outcome) => outcome === 'permit')) {
    throw new Error(`Cedar decides otherwise than its reasons say: ${reasons}`);
  }
  return outcomes;
}

// {outcome, clauses} of a question; `clauses` only if it is about one day, since they may differ
// from day to day.
export function verdict(judge, { days, facts }, clauses) {
  let asked = 0;
  const perDay = days.map((day) => {
    const each = [];
    for (const context of completions(facts)) {
      each.push(clausesIn(judge, { day, ...context }, clauses));
      asked += 1;
    }
    const together = clauses.map((_, i) => inAll(each.map((outcomes) => outcomes[i])));
    return { outcome: strictest(together), clauses: together };
  });
  const outcome = inAll(perDay.map((day) => day.outcome));
  return { outcome, clauses: days.length === 1 ? perDay[0].clauses : undefined, asked };
}
