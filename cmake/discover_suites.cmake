# Run after a test program is linked: writes a file for ctest with a test for each of its suites.
# cmake -DPROGRAM=... -DOUTPUT=... -DTIMEOUT=... -DENVIRONMENT=... -P discover_suites.cmake
execute_process(COMMAND ${PROGRAM} --gtest_list_tests
  OUTPUT_VARIABLE listed RESULT_VARIABLE failed)
if(failed)
  message(FATAL_ERROR "${PROGRAM} --gtest_list_tests ended with ${failed}")
endif()
# A suite stands at the beginning of its line and ends in a dot; behind it a comment may follow.
string(REGEX MATCHALL "(^|\n)[A-Za-z0-9_/]+\\." suites "${listed}")
set(tests "")
foreach(suite ${suites})
  string(REGEX REPLACE "[\n.]" "" suite "${suite}")
  string(APPEND tests
    "add_test([=[${suite}]=] [=[${PROGRAM}]=] [=[--gtest_filter=${suite}.*]=])\n"
    "set_tests_properties([=[${suite}]=] PROPERTIES TIMEOUT ${TIMEOUT}\n"
    "  ENVIRONMENT [=[${ENVIRONMENT}]=])\n")
endforeach()
if(tests STREQUAL "")
  message(FATAL_ERROR "${PROGRAM} has no tests")
endif()
file(WRITE ${OUTPUT} "${tests}")
