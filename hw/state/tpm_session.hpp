// SPDX-License-Identifier: LGPL-2.1-or-later
// An open TPM, and the few commands on its non-volatile memory that a witness takes. Errors name
// the TPM and say what it answered.
#pragma once

#include <tss2/tss2_esys.h>
#include <tss2/tss2_tctildr.h>

#include <memory>
#include <optional>
#include <string>

#include "guard/error.hpp"

namespace hw::state {

struct NvIndex {
  ESYS_TR handle;
  TPMA_NV attributes;
};

class TpmSession {
 public:
  template <class T>
  using Expected = guard::Expected<T>;

  [[nodiscard]] static Expected<TpmSession> open(const std::string& tcti);

  // Nothing when it isn't defined.
  [[nodiscard]] Expected<std::optional<NvIndex>> find(TPM2_HANDLE index);
  // By the owner, who must have no password.
  [[nodiscard]] Expected<NvIndex> define(TPM2_HANDLE index, TPM2_NT type, UINT16 bytes);
  [[nodiscard]] Expected<std::string> read(const NvIndex& index, UINT16 bytes);
  [[nodiscard]] Expected<void> write(const NvIndex& index, const std::string& bytes);
  [[nodiscard]] Expected<void> increment(const NvIndex& index);

 private:
  struct Close {
    void operator()(TSS2_TCTI_CONTEXT* tcti) const { Tss2_TctiLdr_Finalize(&tcti); }
    void operator()(ESYS_CONTEXT* esys) const { Esys_Finalize(&esys); }
  };
  TpmSession() = default;
  [[nodiscard]] Expected<void> checked(TSS2_RC answer, const std::string& action) const;

  std::string tcti_name_;
  std::unique_ptr<TSS2_TCTI_CONTEXT, Close> tcti_;  // outlives esys_
  std::unique_ptr<ESYS_CONTEXT, Close> esys_;
};

}  // namespace hw::state
