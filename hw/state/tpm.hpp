// SPDX-License-Identifier: LGPL-2.1-or-later
// A TPM 2.0 as witness: a counter in its non-volatile memory, and 64 bytes at the index after it.
// Each call opens the TPM, so that one that was away is found again. A TPM is slow: some 10 ms a
// call, and it may be busy for long; never call from a thread that frames wait for.
#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "hw/state/witness.hpp"

namespace hw::state {

class Tpm final : public Witness {
 public:
  // `tcti` as tpm2-tss spells it: "device:/dev/tpmrm0", "swtpm:host=127.0.0.1,port=2321".
  // `index` is the counter's, of the owner's range.
  Tpm(std::string tcti, std::uint32_t index) : tcti_(std::move(tcti)), index_(index) {}

  guard::Expected<std::optional<Testimony>> read() override;
  guard::Expected<void> make() override;
  guard::Expected<void> write_texts(const std::array<std::string, 2>& texts) override;
  guard::Expected<void> increment() override;

 private:
  std::string tcti_;
  std::uint32_t index_;
};

}  // namespace hw::state
