// SPDX-License-Identifier: LGPL-2.1-or-later
#include "guard/description/uris.hpp"

#include <algorithm>
#include <array>

namespace guard::description {
namespace {

struct UriElements {
  std::string_view scheme;
  std::string_view source;
  std::string_view sink;
};

// As a rule elements are called after their scheme: "filesrc", "udpsink".
constexpr auto exceptions = std::to_array<UriElements>({
    {"appsink", "appsink", "appsink"},
    {"appsrc", "appsrc", "appsrc"},
    {"http", "souphttpsrc", "souphttpclientsink"},
    {"https", "souphttpsrc", "souphttpclientsink"},
    {"rtsp", "rtspsrc", "rtspclientsink"},
    {"rtsps", "rtspsrc", "rtspclientsink"},
});

std::string factory(std::string_view scheme, std::string_view UriElements::*element,
                    std::string_view ending) {
  const auto found = std::find_if(exceptions.begin(), exceptions.end(),
                                  [&](const UriElements& one) { return one.scheme == scheme; });
  if (found != exceptions.end()) return std::string((*found).*element);
  return std::string(scheme) += ending;
}

}  // namespace

std::string uri_source(std::string_view scheme) {
  return factory(scheme, &UriElements::source, "src");
}

std::string uri_sink(std::string_view scheme) {
  return factory(scheme, &UriElements::sink, "sink");
}

}  // namespace guard::description
