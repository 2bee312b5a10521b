# One file of hw, which needs nothing of the others.
set(sources ${PROJECT_SOURCE_DIR}/hw/state/contents.cpp)
