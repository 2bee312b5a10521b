// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/state/tpm_memory.hpp"

#include <algorithm>

namespace hw::state {
namespace {

using guard::Error;
using guard::Expected;
using guard::trust::digest_of;

constexpr const char* remedy = "find out who wrote the folder, then use `faceguard state recover`";

tl::unexpected<Lost> doubt(Loss why, std::string what, const std::filesystem::path& file) {
  return lost(why, Error{std::move(what), remedy, file.string(), 0, 0});
}

}  // namespace

Loaded TpmMemory::load() {
  auto contents = file_.read();
  if (!contents) return contents;
  const auto testimony = tpm_->read();
  if (!testimony) return lost(Loss::unreadable, testimony.error());
  if (!*testimony)
    return doubt(Loss::missing,
                 "the TPM holds nothing about this memory: it was cleared, or is another",
                 file_.path());
  return check(std::move(*contents), **testimony);
}

Loaded TpmMemory::check(Contents contents, const Testimony& testimony) {
  const std::string numbers = "it is number " + std::to_string(contents.generation) +
                              ", and the TPM's counter stands at " +
                              std::to_string(testimony.counter);
  if (contents.generation < testimony.counter)
    return doubt(Loss::rolled_back, "an older memory was put back: " + numbers, file_.path());
  const std::string digest = digest_of(text_of(contents));
  if (contents.generation - testimony.counter > 1 ||
      std::ranges::find(testimony.texts, digest) == testimony.texts.end())
    return doubt(Loss::damaged, "the TPM does not know this memory: " + numbers, file_.path());
  if (contents.generation == testimony.counter) return contents;
  if (auto counted = tpm_->increment(); !counted) return lost(Loss::unreadable, counted.error());
  return contents;
}

Expected<void> TpmMemory::store(const Contents& contents) {
  const auto before = load();
  if (!before) return tl::unexpected<Error>(before.error());
  if (auto allowed = check_not_lower(*before, contents); !allowed) return allowed;
  Contents after = contents;
  after.generation = before->generation + 1;
  return put(digest_of(text_of(*before)), std::move(after)).map([](const Contents&) {});
}

Expected<Contents> TpmMemory::put(const std::string& before, Contents after) {
  if (auto told = tpm_->write_texts({before, digest_of(text_of(after))}); !told)
    return tl::unexpected(told.error());
  if (auto written = file_.write(after); !written) return tl::unexpected(written.error());
  if (auto counted = tpm_->increment(); !counted) return tl::unexpected(counted.error());
  return after;
}

Expected<Contents> TpmMemory::provision() {
  if (auto prepared = file_.prepare(); !prepared) return tl::unexpected(prepared.error());
  const auto used = tpm_->read();
  if (!used) return tl::unexpected(used.error());
  if (*used)
    return guard::fail("this TPM has kept a memory's counter already",
                       "if its memory is lost use `faceguard state recover`, else another index");
  const auto counter = made();
  if (!counter) return tl::unexpected(counter.error());
  Contents first;
  first.generation = *counter + 1;
  return put(digest_of(text_of(first)), first);
}

Expected<Contents> TpmMemory::recover() {
  const auto before = load();
  if (before) return guard::fail("nothing is lost: the memory is in order", "leave it as it is");
  const auto counter = made();
  if (!counter) return tl::unexpected(counter.error());
  auto after = file_.rescue(before.error().why);
  if (!after) return after;
  after->generation = *counter + 1;
  return put(digest_of(text_of(*after)), std::move(*after));
}

Expected<std::uint64_t> TpmMemory::made() {
  if (auto made = tpm_->make(); !made) return tl::unexpected(made.error());
  const auto testimony = tpm_->read();
  if (!testimony) return tl::unexpected(testimony.error());
  if (!*testimony) return guard::fail("the TPM does not keep what is written to it");
  return (*testimony)->counter;
}

}  // namespace hw::state
