// SPDX-License-Identifier: LGPL-2.1-or-later
// The memory as a file that a TPM vouches for. A store first tells the TPM the digest of the new
// text, then writes the file with the counter's next number, then counts. So at any moment
//   number of the file = counter      in order
//                      = counter + 1  power was cut before the TPM counted; load() makes up for it
//                      < counter      an old file was put back
//                      > counter + 1  no file of this TPM
// and a file of the right number whose digest the TPM doesn't know was altered.
// A store wears the TPM: two writes, of which it stands some hundred thousand. Once an hour is
// fine, once a second isn't.
#pragma once

#include <memory>
#include <utility>

#include "hw/state/file_memory.hpp"
#include "hw/state/witness.hpp"

namespace hw::state {

class TpmMemory final : public Memory {
 public:
  // The disk outlives it.
  TpmMemory(const std::filesystem::path& folder, disk::Disk& disk, std::unique_ptr<Witness> tpm)
      : file_(folder, disk), tpm_(std::move(tpm)) {}

  Loaded load() override;
  guard::Expected<void> store(const Contents& contents) override;
  guard::Expected<Contents> provision() override;
  guard::Expected<Contents> recover() override;

 private:
  Loaded check(Contents contents, const Testimony& testimony);
  // The counter, made if there is none.
  guard::Expected<std::uint64_t> made();
  // Puts `after` in the place of a text of digest `before`.
  guard::Expected<Contents> put(const std::string& before, Contents after);

  MemoryFile file_;
  std::unique_ptr<Witness> tpm_;
};

}  // namespace hw::state
