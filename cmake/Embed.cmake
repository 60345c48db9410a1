# embed_folder(ROOM FOLDER dir PATTERN glob SYMBOL name)
# Puts every file of a folder into the room, readable through base/embedded.hpp as `std::span<const base::EmbeddedFile> name()`.
function(embed_folder room)
  cmake_parse_arguments(EMBED "" "FOLDER;PATTERN;SYMBOL" "" ${ARGN})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${EMBED_FOLDER} ${EMBED_FOLDER}/${EMBED_PATTERN})
  list(SORT files)
  set(code "#include \"base/embedded.hpp\"\n#include <array>\n\n")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS files)
    string(APPEND code "asm(\".section .rodata\\n.balign 16\\n${EMBED_SYMBOL}_${index}_begin:\\n"
                       ".incbin \\\"${EMBED_FOLDER}/${file}\\\"\\n${EMBED_SYMBOL}_${index}_end:\\n.byte 0\\n.previous\\n\");\n"
                       "extern \"C\" const char ${EMBED_SYMBOL}_${index}_begin[];\nextern \"C\" const char ${EMBED_SYMBOL}_${index}_end[];\n")
    string(APPEND rows "        {\"${file}\", {${EMBED_SYMBOL}_${index}_begin, static_cast<std::size_t>(${EMBED_SYMBOL}_${index}_end - ${EMBED_SYMBOL}_${index}_begin)}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(APPEND code "\nstd::span<const base::EmbeddedFile> ${EMBED_SYMBOL}() {\n"
                     "    static const std::array<base::EmbeddedFile, ${index}> files{{\n${rows}    }};\n    return files;\n}\n")
  set(output ${CMAKE_BINARY_DIR}/embedded/${EMBED_SYMBOL}.cpp)
  file(CONFIGURE OUTPUT ${output} CONTENT "${code}" @ONLY)
  list(TRANSFORM files PREPEND ${EMBED_FOLDER}/)
  set_source_files_properties(${output} PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${room} PRIVATE ${output})
endfunction()
