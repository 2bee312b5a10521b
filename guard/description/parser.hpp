// SPDX-License-Identifier: LGPL-2.1-or-later
// Puts the words of a description together: chains of elements and links, in bins.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "guard/description/draft.hpp"
#include "guard/description/lexer.hpp"

namespace guard::description {

class Parser {
 public:
  // Refers to `source`. `notes` come before its own.
  Parser(const Source& source, std::vector<Error> notes);

  [[nodiscard]] Expected<Graph> run();

 private:
  // What is read of a bin, or of the description itself.
  struct Level {
    int bin = -1;
    std::size_t at = 0;             // where it opened
    bool begun = false;             // something stands in it
    End first;                      // where a link to it leads
    std::optional<End> last;        // the end of the chain that can go on
    std::optional<DraftLink> link;  // from there, to what comes next
  };
  using Done = Expected<void>;

  [[nodiscard]] Done take(Token& token);
  [[nodiscard]] Done take_element(Token& token);
  [[nodiscard]] Done take_property(Token& token);
  [[nodiscard]] Done take_reference(Token& token);
  [[nodiscard]] Done take_pad(Token& token);
  [[nodiscard]] Done take_link(const Token& token);
  [[nodiscard]] Done take_caps(Token& token);
  [[nodiscard]] Done take_uri(Token& token);
  [[nodiscard]] Done open_bin(Token& token);
  [[nodiscard]] Done close_bin(const Token& token);
  [[nodiscard]] Done take_end();

  // Goes on with what begins at `first` and ends at `last`; without `last` the chain can't go on.
  void join(End first, std::optional<End> last);
  // The chain's end when another chain, or the bin's end, follows.
  [[nodiscard]] End end_chain();

  // Further pads, behind commas.
  [[nodiscard]] Done read_pads(std::vector<std::string>& pads);
  [[nodiscard]] Expected<Token> next();
  [[nodiscard]] Expected<TokenKind> next_kind();  // without taking it
  [[nodiscard]] Level& level() { return levels_.back(); }
  [[nodiscard]] tl::unexpected<Error> refuse(std::size_t at, std::string what,
                                             std::string remedy) const;

  const Source& source_;
  Lexer lexer_;
  std::optional<Token> ahead_;
  Draft draft_;
  std::vector<Level> levels_;
  int owner_ = -1;  // of the property that may come now; -1 when none may
};

}  // namespace guard::description
