# gtest_discover_tests for tests that share nothing: a process a suite, not a process a test.
# Behind the timeout in seconds NAME=VALUE may follow, for the tests' environment.
function(discover_suites_of target timeout)
  set(file ${CMAKE_CURRENT_BINARY_DIR}/${target}_suites.cmake)
  add_custom_command(TARGET ${target} POST_BUILD BYPRODUCTS ${file}
    COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${target}> -DOUTPUT=${file}
            -DTIMEOUT=${timeout} "-DENVIRONMENT=${ARGN}"
            -P ${PROJECT_SOURCE_DIR}/cmake/discover_suites.cmake)
  # Read when ctest starts; until the program is built there is a test that says so.
  set(include ${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake)
  file(WRITE ${include} "if(EXISTS \"${file}\")\n  include(\"${file}\")\nelse()\n"
       "  add_test(${target}_NOT_BUILT ${target}_NOT_BUILT)\nendif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${include})
endfunction()
