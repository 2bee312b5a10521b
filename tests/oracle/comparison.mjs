// SPDX-License-Identifier: LGPL-2.1-or-later
// Holds our answers against Cedar's, line by line.
import { verdict } from './verdict.mjs';

export class Comparison {
  #cedar;
  #subject;
  #judge;
  #open = false;
  #here = 0;
  subjects = 0;
  questions = 0;
  asked = 0;
  outcomes = { permit: 0, undetermined: 0, prohibit: 0 };
  notes = [];
  mismatches = [];

  constructor(cedar) {
    this.#cedar = cedar;
  }

  // One line of what oracle_questions writes.
  take(line) {
    const record = JSON.parse(line);
    if ('subject' in record) this.#begin(record);
    else if ('questions' in record) this.#finish(record);
    else this.#compare(record);
  }

  // Throws when the lines stopped short.
  end() {
    if (this.#open) throw new Error(`${this.#subject.subject}: the questions stop in the middle`);
    if (this.questions === 0) throw new Error('no question was asked');
  }

  #begin(subject) {
    if (this.#open) throw new Error(`${this.#subject.subject}: the questions stop in the middle`);
    this.#open = true;
    this.#here = 0;
    this.#subject = subject;
    this.#judge = this.#cedar.judge(this.#cedar.policies(subject.policies));
    this.subjects += 1;
  }

  #finish({ questions, note }) {
    const { subject } = this.#subject;
    if (questions !== this.#here) {
      throw new Error(`${subject}: ${this.#here} questions came, and ${questions} were written`);
    }
    if (note) this.notes.push(`${subject}: ${note}`);
    this.#open = false;
  }

  #compare(ours) {
    const { subject, clauses } = this.#subject;
    const cedars = verdict(this.#judge, ours, clauses);
    this.#here += 1;
    this.questions += 1;
    this.asked += cedars.asked;
    this.outcomes[cedars.outcome] += 1;
    const differing = cedars.clauses
      ? clauses.filter((_, i) => cedars.clauses[i] !== ours.clauses[i])
      : [];
    if (cedars.outcome === ours.outcome && differing.length === 0) return;
    const says = ({ outcome, clauses: outcomes }) => {
      const each = differing.map((name) => `${outcomes[clauses.indexOf(name)]} by ${name}`);
      return [outcome, ...each].join(', ');
    };
    this.mismatches.push(
      `${subject}\n  situation ${JSON.stringify({ days: ours.days, facts: ours.facts })}\n  faceguard ${says(ours)}\n` +
        `  Cedar     ${says(cedars)}`,
    );
  }
}
