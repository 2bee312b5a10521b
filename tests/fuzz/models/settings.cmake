set(seed_sources ${PROJECT_SOURCE_DIR}/tests/guard/models/writers.cpp)
