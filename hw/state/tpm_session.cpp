// SPDX-License-Identifier: LGPL-2.1-or-later
#include "hw/state/tpm_session.hpp"

#include <tss2/tss2_rc.h>

#include <algorithm>

namespace hw::state {
namespace {

using guard::Expected;

// The code without the number of the handle or parameter that it concerns.
constexpr TSS2_RC code_mask = 0x0bf;

constexpr TPMA_NV attributes =
    TPMA_NV_AUTHREAD | TPMA_NV_AUTHWRITE | TPMA_NV_OWNERREAD | TPMA_NV_OWNERWRITE | TPMA_NV_NO_DA;

struct Free {
  void operator()(void* memory) const { Esys_Free(memory); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

}  // namespace

Expected<void> TpmSession::checked(TSS2_RC answer, const std::string& action) const {
  if (answer == TSS2_RC_SUCCESS) return {};
  return guard::fail(
      "the TPM " + tcti_name_ + " can't be " + action + ": " + Tss2_RC_Decode(answer),
      "see that the TPM is there and that this user may use it");
}

Expected<TpmSession> TpmSession::open(const std::string& tcti) {
  TpmSession session;
  session.tcti_name_ = tcti;
  TSS2_TCTI_CONTEXT* connection = nullptr;
  if (auto opened = session.checked(Tss2_TctiLdr_Initialize(tcti.c_str(), &connection), "reached");
      !opened)
    return tl::unexpected(opened.error());
  session.tcti_.reset(connection);
  ESYS_CONTEXT* esys = nullptr;
  if (auto opened = session.checked(Esys_Initialize(&esys, connection, nullptr), "reached");
      !opened)
    return tl::unexpected(opened.error());
  session.esys_.reset(esys);
  return session;
}

Expected<std::optional<NvIndex>> TpmSession::find(TPM2_HANDLE index) {
  NvIndex found{ESYS_TR_NONE, 0};
  const TSS2_RC answer = Esys_TR_FromTPMPublic(esys_.get(), index, ESYS_TR_NONE, ESYS_TR_NONE,
                                               ESYS_TR_NONE, &found.handle);
  if ((answer & code_mask) == TPM2_RC_HANDLE) return std::nullopt;
  if (auto done = checked(answer, "asked for its index"); !done)
    return tl::unexpected(done.error());
  TPM2B_NV_PUBLIC* description = nullptr;
  if (auto done = checked(Esys_NV_ReadPublic(esys_.get(), found.handle, ESYS_TR_NONE, ESYS_TR_NONE,
                                             ESYS_TR_NONE, &description, nullptr),
                          "asked for its index");
      !done)
    return tl::unexpected(done.error());
  found.attributes = Owned<TPM2B_NV_PUBLIC>(description)->nvPublic.attributes;
  return found;
}

Expected<NvIndex> TpmSession::define(TPM2_HANDLE index, TPM2_NT type, UINT16 bytes) {
  const TPM2B_AUTH no_password{};
  TPM2B_NV_PUBLIC wanted{};
  wanted.nvPublic.nvIndex = index;
  wanted.nvPublic.nameAlg = TPM2_ALG_SHA256;
  wanted.nvPublic.attributes = attributes | (TPMA_NV{type} << TPMA_NV_TPM2_NT_SHIFT);
  wanted.nvPublic.dataSize = bytes;
  NvIndex made{ESYS_TR_NONE, wanted.nvPublic.attributes};
  return checked(Esys_NV_DefineSpace(esys_.get(), ESYS_TR_RH_OWNER, ESYS_TR_PASSWORD, ESYS_TR_NONE,
                                     ESYS_TR_NONE, &no_password, &wanted, &made.handle),
                 "given a new index")
      .map([&] { return made; });
}

Expected<std::string> TpmSession::read(const NvIndex& index, UINT16 bytes) {
  TPM2B_MAX_NV_BUFFER* found = nullptr;
  if (auto done = checked(Esys_NV_Read(esys_.get(), index.handle, index.handle, ESYS_TR_PASSWORD,
                                       ESYS_TR_NONE, ESYS_TR_NONE, bytes, 0, &found),
                          "read");
      !done)
    return tl::unexpected(done.error());
  const Owned<TPM2B_MAX_NV_BUFFER> owned(found);
  return std::string(owned->buffer, owned->buffer + owned->size);
}

Expected<void> TpmSession::write(const NvIndex& index, const std::string& bytes) {
  TPM2B_MAX_NV_BUFFER buffer{};
  if (bytes.size() > sizeof buffer.buffer) return guard::fail("too much for a TPM");
  buffer.size = static_cast<UINT16>(bytes.size());
  std::ranges::copy(bytes, buffer.buffer);
  return checked(Esys_NV_Write(esys_.get(), index.handle, index.handle, ESYS_TR_PASSWORD,
                               ESYS_TR_NONE, ESYS_TR_NONE, &buffer, 0),
                 "written");
}

Expected<void> TpmSession::increment(const NvIndex& index) {
  return checked(Esys_NV_Increment(esys_.get(), index.handle, index.handle, ESYS_TR_PASSWORD,
                                   ESYS_TR_NONE, ESYS_TR_NONE),
                 "made to count");
}

}  // namespace hw::state
