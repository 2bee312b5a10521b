// SPDX-License-Identifier: LGPL-2.1-or-later
// Where a guard's documents are.
#pragma once

#include <string>

namespace hw::custody {

// Paths; empty: there is none.
struct Places {
  std::string config;
  std::string descriptor;
  std::string root;      // who may sign; makes the config a signed document
  std::string identity;  // what the device is
  std::string state;     // the folder of what it must not forget
  std::string tpm;       // a TCTI such as "device:/dev/tpmrm0", for the TPM that vouches for it

  friend bool operator==(const Places&, const Places&) = default;
};

}  // namespace hw::custody
