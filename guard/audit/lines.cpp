// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/audit/lines.hpp"

#include <set>

#include "guard/audit/order.hpp"
#include "guard/audit/record.hpp"

namespace guard::audit {
namespace {

using Numbers = std::vector<std::optional<std::uint64_t>>;

std::string range(std::uint64_t first, std::uint64_t last) {
  return first == last
             ? "record " + std::to_string(first) + " is"
             : "records " + std::to_string(first) + " to " + std::to_string(last) + " are";
}

// `torn`: the file may end in a line without its end, which then is no record.
void read_file(const File& file, bool torn, Lines& lines, std::vector<Finding>& findings) {
  std::string_view rest = file.bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = rest.find('\n');
    const bool whole = end != std::string_view::npos;
    const std::string_view text = rest.substr(0, end);
    rest.remove_prefix(whole ? end + 1 : rest.size());
    Line line{&file, number, hash_of(text), std::nullopt};
    if (!whole && torn) {
      add(findings, Kind::torn_tail, line, 0, "the last write was interrupted");
      return;
    }
    auto record = read_line(text);
    if (!record)
      add(findings, Kind::malformed, line, 0, record.error().what);
    else if (!whole)
      add(findings, Kind::malformed, line, record->sequence, "the line has no end");
    if (record && whole) line.record = std::move(*record);
    lines.all.push_back(std::move(line));
  }
}

void flag(Line& line, std::uint64_t sequence, std::string sentence,
          std::vector<Finding>& findings) {
  if (line.altered) return;
  line.altered = true;
  add(findings, Kind::altered, line, sequence, std::move(sentence));
}

// A line that says another number than its neighbours leave it, when no other line has that one,
// was altered in its number.
Numbers numbers_of(Lines& lines, bool from_the_beginning, std::vector<Finding>& findings) {
  Numbers numbers;
  std::set<std::uint64_t> present;
  for (const Line& line : lines.all) {
    numbers.push_back(line.record ? std::optional(line.record->sequence) : std::nullopt);
    if (line.record) present.insert(line.record->sequence);
  }
  for (std::size_t i = from_the_beginning ? 0 : 1; i < numbers.size(); ++i) {
    if (!numbers[i] || (i > 0 && !numbers[i - 1])) continue;
    const std::uint64_t expected = i > 0 ? *numbers[i - 1] + 1 : 1;
    if (*numbers[i] == expected || present.contains(expected)) continue;
    const bool fits = i + 1 < numbers.size()
                          ? numbers[i + 1] == expected + 1
                          : i > 0 && lines.all[i].record->previous == lines.all[i - 1].hash;
    if (!fits) continue;
    flag(lines.all[i], expected,
         "stands where record " + std::to_string(expected) + " must and says it is " +
             std::to_string(*numbers[i]),
         findings);
    numbers[i] = expected;
  }
  return numbers;
}

void check_order(Lines& lines, const Numbers& numbers, bool from_the_beginning,
                 std::vector<Finding>& findings) {
  Order order =
      order_of(numbers, from_the_beginning ? std::optional<std::uint64_t>(1) : std::nullopt);
  const auto sequence = [&](std::size_t place) { return *numbers[place]; };
  for (const std::size_t place : order.repeated)
    add(findings, Kind::repeated, lines.all[place], sequence(place),
        "record " + std::to_string(sequence(place)) + " stands elsewhere too");
  for (const std::size_t place : order.displaced)
    add(findings, Kind::reordered, lines.all[place], sequence(place),
        "record " + std::to_string(sequence(place)) + " stands out of its order");
  for (const Gap& gap : order.gaps) {
    const Line& after = lines.all[gap.before];
    const bool file = after.number == 1;
    add(findings, file ? Kind::missing_file : Kind::missing, after, gap.first,
        range(gap.first, gap.last) + " missing" +
            (file ? " with the file that held " + std::string(gap.first == gap.last ? "it" : "them")
                  : "") +
            " before record " + std::to_string(sequence(gap.before)));
  }
  lines.places = std::move(order.places);
}

// Each record names the hash of the one before. When two neighbouring links don't hold, the record
// between them was altered in the hash that it names; else a checkpoint may know which of two was.
void check_chain(Lines& lines, const Vouched& vouched, std::vector<Finding>& findings) {
  const auto is_denied = [&](std::uint64_t sequence) {
    const auto hash = vouched.find(sequence);
    return hash != vouched.end() && hash->second != lines.find(sequence)->hash;
  };

  const auto broken = [&](std::uint64_t sequence) {  // from this record to the next
    const Line* before = lines.find(sequence);
    const Line* after = lines.find(sequence + 1);
    return before && after && after->record->previous != before->hash;
  };
  if (Line* first = lines.find(1); first && first->record->previous != Hash{})
    flag(*first, 1, "the first record names a record before it", findings);
  for (const auto& [sequence, place] : lines.places) {
    if (!broken(sequence)) continue;
    Line& line = lines.all[place];
    Line& next = *lines.find(sequence + 1);
    if (line.altered || next.altered) continue;
    const bool next_to_blame =
        !is_denied(sequence) &&
        (vouched.contains(sequence) || is_denied(sequence + 1) || broken(sequence + 1));
    const std::uint64_t blamed = next_to_blame ? sequence + 1 : sequence;
    flag(next_to_blame ? next : line, blamed,
         "is not the record " + std::to_string(blamed) + " that its neighbours are chained to",
         findings);
  }
}

void check_starts(Lines& lines, std::vector<Finding>& findings) {
  for (const auto& [sequence, place] : lines.places) {
    if (lines.all[place].record->event != word(Event::start)) continue;
    const Line* before = sequence > 1 ? lines.find(sequence - 1) : nullptr;
    if (before && before->record->event != word(Event::stop))
      add(findings, Kind::no_stop, lines.all[place], sequence,
          "the log was not stopped before this start: a power cut, or the process was killed");
  }
}

}  // namespace

Line* Lines::find(std::uint64_t sequence) {
  const auto place = places.find(sequence);
  return place == places.end() ? nullptr : &all[place->second];
}

std::uint64_t Lines::unread_at_end() const {
  std::uint64_t count = 0;
  while (count < all.size() && !all[all.size() - 1 - count].record) ++count;
  return count;
}

Lines read_lines(const Evidence& evidence, const Vouched& vouched, std::vector<Finding>& findings) {
  Lines lines;
  for (const File& file : evidence.records)
    read_file(file, &file == &evidence.records.back(), lines, findings);
  const Numbers numbers = numbers_of(lines, evidence.from_the_beginning, findings);
  check_order(lines, numbers, evidence.from_the_beginning, findings);
  check_chain(lines, vouched, findings);
  check_starts(lines, findings);
  return lines;
}

void add(std::vector<Finding>& findings, Kind kind, const Line& at, std::uint64_t sequence,
         std::string sentence) {
  findings.push_back({kind, at.file->name, at.number, sequence, std::move(sentence)});
}

}  // namespace guard::audit
