// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/verify.hpp"

#include <algorithm>
#include <tuple>

#include "guard/audit/checkpoint.hpp"
#include "guard/audit/lines.hpp"
#include "guard/audit/order.hpp"

namespace guard::audit {
namespace {

struct Signed {
  const File* file;
  std::size_t line;
  std::optional<Checkpoint> checkpoint;  // nothing: damaged, or signed by nobody known
};

class Examination {
 public:
  Examination(const Evidence& evidence, std::span<const VerifierKey> keys)
      : evidence_(evidence), keys_(keys) {}

  Report run() {
    for (const File& file : evidence_.checkpoints) read_notes(file, notes_);
    std::vector<Signed> all = notes_;
    if (evidence_.kept) read_notes(*evidence_.kept, all);
    Vouched vouched;
    for (const Signed& note : all)
      if (note.checkpoint)
        vouched.try_emplace(note.checkpoint->head.sequence, note.checkpoint->head.hash);
    lines_ = read_lines(evidence_, vouched, report_.findings);
    check_numbers();
    check_gaps();
    check_heads(all);
    check_any(all);
    summarise(all);
    return std::move(report_);
  }

 private:
  void tell(Kind kind, const File& file, std::size_t line, std::uint64_t number,
            std::string sentence) {
    report_.findings.push_back({kind, file.name, line, number, std::move(sentence)});
  }

  std::optional<Checkpoint> read_note(const File& file, const NoteAt& at) {
    if (const auto form = open_note(at.note, {}); !form) {
      tell(Kind::malformed, file, at.line, 0, form.error().what);
      return std::nullopt;
    }
    const auto opened = open_note(at.note, keys_);
    if (!opened) {
      tell(Kind::bad_signature, file, at.line, 0, opened.error().what);
      return std::nullopt;
    }
    auto checkpoint = read_checkpoint(opened->text);
    const bool known = opened->signed_by != nullptr || keys_.empty();
    if (!known) {
      tell(Kind::bad_signature, file, at.line, 0, "is signed by no key that is known");
    } else if (!checkpoint) {
      tell(Kind::malformed, file, at.line, 0, checkpoint.error().what);
    } else if (opened->signed_by && opened->signed_by->name() != checkpoint->origin) {
      tell(Kind::bad_signature, file, at.line, 0, "is of another log than its key's");
    } else {
      return std::move(*checkpoint);
    }
    return std::nullopt;
  }

  void read_notes(const File& file, std::vector<Signed>& into) {
    const bool kept = &file == (evidence_.kept ? &*evidence_.kept : nullptr);
    std::string closed;  // a note that is kept alone needs no empty line after it
    std::string_view bytes = file.bytes;
    if (kept && !bytes.ends_with("\n\n")) bytes = closed = file.bytes + "\n";
    const Notes notes = split_notes(bytes);
    for (const NoteAt& at : notes.notes) into.push_back({&file, at.line, read_note(file, at)});
    if (notes.torn.empty()) return;
    const bool last = kept || &file == &evidence_.checkpoints.back();
    tell(last ? Kind::torn_tail : Kind::malformed, file, notes.torn_line, 0,
         last ? "the last write was interrupted" : "is no whole note");
  }

  void check_numbers() {
    std::vector<std::optional<std::uint64_t>> numbers;
    for (const Signed& note : notes_)
      numbers.push_back(note.checkpoint ? std::optional(note.checkpoint->number) : std::nullopt);
    const Order order = order_of(
        numbers, evidence_.from_the_beginning ? std::optional<std::uint64_t>(1) : std::nullopt);
    const auto tell_of = [&](Kind kind, std::size_t place, std::uint64_t number,
                             const std::string& what) {
      tell(kind, *notes_[place].file, notes_[place].line, number,
           "checkpoint " + std::to_string(number) + what);
    };
    for (const std::size_t place : order.repeated)
      tell_of(Kind::repeated, place, *numbers[place], " stands elsewhere too");
    for (const std::size_t place : order.displaced)
      tell_of(Kind::reordered, place, *numbers[place], " stands out of its order");
    for (const Gap& gap : order.gaps)
      tell_of(Kind::missing_checkpoint, gap.before, gap.first,
              (gap.first == gap.last ? std::string() : " to " + std::to_string(gap.last)) +
                  " missing before checkpoint " + std::to_string(*numbers[gap.before]));
  }

  // Whether the log was at rest, or says why nothing could be signed, after `from` up to `to`.
  bool is_explained(std::uint64_t from, std::uint64_t to) {
    const auto is = [&](std::uint64_t sequence, std::initializer_list<Event> events) {
      const Line* line = lines_.find(sequence);
      return line && std::ranges::any_of(
                         events, [&](Event event) { return line->record->event == word(event); });
    };
    const bool begins_later = !lines_.places.empty() && lines_.places.begin()->first > from;
    if (begins_later && !evidence_.from_the_beginning) return true;  // left out on purpose
    if (is(from, {Event::stop})) return true;
    auto place = lines_.places.upper_bound(from);
    for (; place != lines_.places.end() && place->first <= to; ++place)
      if (is(place->first, {Event::stop, Event::audit_recovered, Event::resumed})) return true;
    return false;
  }

  void check_gap(const Signed& note, const std::string& boot, std::uint64_t mono_ms,
                 std::uint64_t to) {
    const Checkpoint& last = *note.checkpoint;
    if (boot != last.boot || mono_ms <= last.mono_ms + last.interval_ms + last.interval_ms / 2 ||
        is_explained(last.head.sequence, to))
      return;
    tell(Kind::checkpoint_gap, *note.file, note.line, last.number,
         "nothing was signed for " + std::to_string((mono_ms - last.mono_ms) / 1000) +
             " s after checkpoint " + std::to_string(last.number) + ", and one is due each " +
             std::to_string(last.interval_ms / 1000) + " s");
  }

  void check_gaps() {
    const Signed* last = nullptr;
    for (const Signed& note : notes_) {
      if (!note.checkpoint) continue;
      if (last)
        check_gap(*last, note.checkpoint->boot, note.checkpoint->mono_ms,
                  note.checkpoint->head.sequence);
      last = &note;
    }
    const Line* end = lines_.find(lines_.last());
    if (last && end) check_gap(*last, end->record->boot, end->record->mono_ms, lines_.last());
  }

  void check_heads(const std::vector<Signed>& notes) {
    const Signed* longest = nullptr;
    bool contradicted = false;
    for (const Signed& note : notes) {
      if (!note.checkpoint) continue;
      const Head& head = note.checkpoint->head;
      if (head.sequence > lines_.last() + lines_.unread_at_end() &&
          (!longest || head.sequence > longest->checkpoint->head.sequence))
        longest = &note;
      Line* line = lines_.find(head.sequence);
      if (!line || line->altered || line->hash == head.hash || contradicted) continue;
      contradict(note, *line);
      contradicted = !line->altered;
    }
    if (longest) truncated(*longest);
  }

  static std::string name(const Signed& note) {
    return "checkpoint " + std::to_string(note.checkpoint->number) + " (" + note.file->name + ":" +
           std::to_string(note.line) + ")";
  }

  void contradict(const Signed& note, Line& line) {
    const std::uint64_t sequence = note.checkpoint->head.sequence;
    if (sequence == lines_.last()) {
      line.altered = true;
      add(report_.findings, Kind::altered, line, sequence,
          "is not the record " + std::to_string(sequence) + " that " + name(note) + " signed");
      return;
    }
    add(report_.findings, Kind::contradicted, line, sequence,
        name(note) + " signed another record " + std::to_string(sequence) +
            ": it, or some before it, were written anew");
  }

  void truncated(const Signed& note) {
    const std::uint64_t covered = note.checkpoint->head.sequence;
    const std::string sentence = name(note) + " covers " + std::to_string(covered) +
                                 " records and the log ends with " + std::to_string(lines_.last());
    if (const Line* end = lines_.find(lines_.last()))
      add(report_.findings, Kind::truncated, *end, lines_.last(), sentence);
    else
      tell(Kind::truncated, *note.file, note.line, 0, sentence);
  }

  void check_any(const std::vector<Signed>& notes) {
    static const File nothing{"checkpoints", {}};
    const File& file = evidence_.checkpoints.empty() ? nothing : evidence_.checkpoints.front();
    if (keys_.empty())
      tell(Kind::unchecked, file, 1, 0,
           "no key is known, so nothing shows that the log was not written anew");
    if (notes.empty() && !lines_.all.empty())
      tell(Kind::no_checkpoint, file, 1, 0, "nothing was ever signed");
  }

  void summarise(const std::vector<Signed>& notes) {
    if (!lines_.places.empty()) report_.first = lines_.places.begin()->first;
    report_.last = lines_.last();
    report_.records = lines_.places.size();
    for (const Signed& note : notes) {
      if (!note.checkpoint) continue;
      ++report_.checkpoints;
      report_.covered = std::max(report_.covered, note.checkpoint->head.sequence);
    }
    std::ranges::sort(report_.findings, {}, [](const Finding& finding) {
      return std::tie(finding.file, finding.line, finding.kind, finding.sequence);
    });
  }

  const Evidence& evidence_;
  std::span<const VerifierKey> keys_;
  Report report_;
  Lines lines_;
  std::vector<Signed> notes_;
};

}  // namespace

bool Report::in_order() const {
  return std::ranges::all_of(findings, is_warning, &Finding::kind);
}

Report verify(const Evidence& evidence, std::span<const VerifierKey> keys) {
  return Examination(evidence, keys).run();
}

}  // namespace guard::audit
