# How our own code is compiled. Libraries' headers are SYSTEM includes and stay outside -Werror.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

# The build tree has the shape of an installation, so that a program or plugin finds its data by
# the same relative path in both.
set(FACEGUARD_STAGE ${CMAKE_BINARY_DIR}/stage)
# Debian's multiarch folder under every prefix: that is where GStreamer looks below its own.
set(FACEGUARD_PLUGIN_DIR lib/${CMAKE_LIBRARY_ARCHITECTURE}/gstreamer-1.0)
set(FACEGUARD_DATA_DIR ${CMAKE_INSTALL_DATADIR}/faceguard)

set(FACEGUARD_SANITIZE "" CACHE STRING "Sanitizers to build with, as for -fsanitize=")
add_library(faceguard_options INTERFACE)
target_compile_options(faceguard_options INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wsuggest-override -Wformat=2 -Wimplicit-fallthrough)
# Ten files read as one take about half the time. What they name alike shadows nothing when each is
# compiled by itself, as the debug build does.
target_compile_options(faceguard_options INTERFACE
  $<$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>:-Wno-shadow>
  $<$<BOOL:$<TARGET_PROPERTY:UNITY_BUILD>>:-Wno-subobject-linkage>)
target_include_directories(faceguard_options INTERFACE ${PROJECT_SOURCE_DIR})
if(FACEGUARD_SANITIZE)
  add_compile_options(-fsanitize=${FACEGUARD_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${FACEGUARD_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ 12 sees uninitialized values in its own sanitized standard library.
    target_compile_options(faceguard_options INTERFACE -Wno-maybe-uninitialized)
  else()
    # What would only be a message is a finding.
    add_compile_options(-fno-sanitize-recover=all)
  endif()
endif()
