// SPDX-License-Identifier: LGPL-2.1-or-later
// How the page for a browser looks: light or dark as the reader's system is, and black on white on
// paper, where a folded clause is its one line.
#pragma once

#include <string_view>

namespace guard::explanation {

inline constexpr std::string_view html_style = R"css(
:root { color-scheme: light dark; --ink: #1c1f23; --soft: #5a636e; --paper: #fff; --line: #d5dae0;
  --panel: #f5f7f9; --yes: #0a6640; --no: #a4262c; --open: #8a5300; --unknown: #1f5fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e7eb; --soft: #a0a9b4; --paper: #15181c;
  --line: #363c44; --panel: #1d2126; --yes: #5fd39b; --no: #ff8f8f; --open: #f0b45a;
  --unknown: #86b9f5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; color: var(--ink);
  background: var(--paper); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-bottom: .25rem;
  border-bottom: 2px solid var(--line); }
h3 { font-size: 1.05rem; margin: 0 0 .25rem; }
main > h3 { margin: 1rem 0 .35rem; }
p { margin: .35rem 0; }
header { border-left: .5rem solid var(--soft); padding-left: 1rem; }
header.prohibit { border-color: var(--no); }
header.undetermined { border-color: var(--open); }
header.permit { border-color: var(--yes); }
.soft { color: var(--soft); }
.reason { font-size: 1.05rem; }
table { border-collapse: collapse; width: 100%; font-size: .94rem; }
caption { text-align: left; color: var(--soft); padding-bottom: .35rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem;
  border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; overflow-wrap: normal; }
tbody th { white-space: nowrap; }
.facts td { width: 100%; }
table + table, table + p, p + table { margin-top: 1rem; }
article { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem;
  padding: 1rem 1.1rem; margin: 1rem 0; break-inside: avoid-page; }
article dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem .9rem;
  margin: .6rem 0; font-size: .94rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
.badge { display: inline-block; border: 1px solid currentColor; border-radius: 1rem;
  padding: 0 .6rem; font-size: .82rem; font-weight: 600; vertical-align: .1em; }
.tick { white-space: nowrap; font-weight: 600; }
.yes, .permit .badge { color: var(--yes); }
.no { color: var(--no); }
.open { color: var(--open); }
.unknown { color: var(--unknown); }
.prohibit > .badge, h3 .prohibit { color: var(--no); }
h3 .undetermined { color: var(--open); }
td.tick { width: 9.5rem; }
td.fact { width: 9.5rem; }
tr.head td { border-bottom: 0; padding-bottom: 0; }
tr.part td:nth-child(2) { padding-left: 1.8rem; }
td .here { display: block; color: var(--soft); font-size: .88rem; }
ul { margin: .35rem 0; padding-left: 1.3rem; }
li { margin: .2rem 0; overflow-wrap: anywhere; }
details { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .9rem; margin: .6rem 0; }
summary { cursor: pointer; overflow-wrap: anywhere; }
summary .why { color: var(--soft); }
details article { border: 0; background: none; padding: 0; margin: .6rem 0 0; }
.answer { font-weight: 600; }
@media (max-width: 40rem) { td.tick, td.fact { width: auto; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --paper: #fff; --line: #999;
  --panel: #fff; --yes: #000; --no: #000; --open: #000; --unknown: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3, summary { break-after: avoid; } tr, li { break-inside: avoid; }
  article { break-inside: auto; } }
)css";

}  // namespace guard::explanation
