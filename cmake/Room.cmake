# room(NAME PUBLIC … PRIVATE …)   one static library from src/NAME/**.cpp, and NAME_test from its *_test.cpp.
# program(NAME FOLDER … PRIVATE …) one executable.
# Headers of a room are included as "room/folder/file.hpp"; third-party headers stay PRIVATE to their room.
# GCC 12 sees uninitialised strings inside std::expected<…, std::variant<…>> where there are none. clang, which builds
# the fuzz targets, sees what GCC's own library deprecates and still uses, and values that a bare TRY(…); leaves unused.
# A warning stops whoever changes the code, never whoever only builds it: optimising, GCC 12 sees overlaps where there
# are none (its bug 105651).
set(HUIYING_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion $<$<CONFIG:Debug>:-Werror> $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
                     $<$<AND:$<CONFIG:Release>,$<CXX_COMPILER_ID:GNU>>:-Wno-restrict>
                     $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations -Wno-unused-result -Wno-mismatched-tags>)

function(room name)
  cmake_parse_arguments(ROOM "" "" "PUBLIC;PRIVATE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  if(NOT sources)  # a room that is only headers so far
    file(WRITE ${CMAKE_BINARY_DIR}/empty.cpp "")
    set(sources ${CMAKE_BINARY_DIR}/empty.cpp)
  endif()
  add_library(${name} STATIC ${sources})
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_compile_options(${name} PRIVATE ${HUIYING_WARNINGS})
  target_link_libraries(${name} PUBLIC ${ROOM_PUBLIC} PRIVATE ${ROOM_PRIVATE})
  if(tests)
    add_executable(${name}_test ${tests})
    target_compile_options(${name}_test PRIVATE ${HUIYING_WARNINGS})
    target_link_libraries(${name}_test PRIVATE ${name} ${ROOM_PRIVATE} GTest::gtest_main)
    add_test(NAME ${name} COMMAND ${name}_test --gtest_brief=1 WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS fast TIMEOUT 300)
  endif()
endfunction()

function(program name)
  cmake_parse_arguments(PROGRAM "" "FOLDER" "PRIVATE" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${PROGRAM_FOLDER}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  add_executable(${name} ${sources})
  target_compile_options(${name} PRIVATE ${HUIYING_WARNINGS})
  target_link_libraries(${name} PRIVATE ${PROGRAM_PRIVATE})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()
