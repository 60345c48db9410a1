#include "kit/format.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/ledger/checkpoint.hpp"
#include "core/ledger/fact.hpp"
#include "core/ledger/lines.hpp"

namespace kit {
namespace {

constexpr std::string_view figures_head = "id\tnumerator\tdenominator\tvalue\tunit\n";
constexpr std::size_t program_max = 60, cell_max = 200, figures_count_max = 10'000;

std::unexpected<base::Error> bad_line(Ground ground, const core::Lines& lines, const char* what) {
    return refuse(ground, what, lines.place());
}

std::vector<std::string_view> cut(std::string_view line, char sign) {
    std::vector<std::string_view> cells;
    for (;;) {
        const std::size_t end = line.find(sign);
        cells.push_back(line.substr(0, end));
        if (end == std::string_view::npos) return cells;
        line.remove_prefix(end + 1);
    }
}

bool is_plain(std::string_view text, std::size_t longest) {
    return !text.empty() && text.size() <= longest &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c < 0x7f; });
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
    const bool is_negative = text.starts_with('-');
    const auto value = core::parse_decimal(text.substr(is_negative ? 1 : 0), INT64_MAX);
    if (!value || (is_negative && *value == 0)) return std::nullopt;
    return is_negative ? -static_cast<std::int64_t>(*value) : static_cast<std::int64_t>(*value);
}

}  // namespace

std::unexpected<base::Error> refuse(Ground ground, std::string message, const std::string& place, std::string cure) {
    const std::string name(core::id_of(ground));
    return base::fail(ground == Ground::unreadable ? base::ErrorKind::bad_input : base::ErrorKind::corrupt,
                      std::move(message), place.empty() ? name : name + ", " + place, std::move(cure));
}

Ground ground_of(const base::Error& error) {
    const auto ground = core::parse_word<Ground>(std::string_view(error.place).substr(0, error.place.find(',')));
    return ground.value_or(Ground::unreadable);
}

std::optional<Reason> reason_of(const core::LeafHeader& header) {
    if (header.subject_kind >= core::subject_kind_words.size()) return Reason::other;
    switch (static_cast<core::SubjectKind>(header.subject_kind)) {
        case core::SubjectKind::store: return std::nullopt;
        case core::SubjectKind::submission: {
            if (header.is_accusation) return Reason::accusations;
            const bool is_file = header.kind == core::kind_v<core::KeepFile> ||
                                 header.kind == core::kind_v<core::ReleaseFile> ||
                                 header.kind == core::kind_v<core::DestroyFile>;
            return is_file ? std::optional(Reason::files) : std::nullopt;
        }
        case core::SubjectKind::matter: return header.is_accusation ? Reason::accusations : Reason::turned;
        case core::SubjectKind::person: return Reason::persons;
        case core::SubjectKind::organ: {
            const bool is_post = header.kind == core::kind_v<core::RecordPost> ||
                                 header.kind == core::kind_v<core::EndPost> ||
                                 header.kind == core::kind_v<core::Delegate>;
            return is_post ? std::optional(Reason::posts) : std::nullopt;
        }
        case core::SubjectKind::access: return Reason::access;
        case core::SubjectKind::account: return std::nullopt;
        case core::SubjectKind::evaluation:
        case core::SubjectKind::evidence: return Reason::other;
    }
    return Reason::other;
}

std::string text_of(const Statement& statement) {
    std::string text = fmt::format(
        "huiying kit 3\norigin {}\nprogram {}\nfrom {}\nto {}\ncut {}\nevaluation {}\nleaves {}\n", statement.origin,
        statement.program, statement.period.from.text(), statement.period.to.text(), statement.cut_day.text(),
        statement.evaluation.is_set() ? base::hex(statement.evaluation.bytes) : "-", statement.leaves);
    for (std::size_t i = 0; i < reason_count; ++i)
        text += fmt::format("withheld {} {}\n", reason_words[i].id, statement.withheld[i]);
    return text + fmt::format("files {}\n", base::hex(statement.files));
}

base::Result<Statement> parse_statement(std::string_view text) {
    constexpr Ground off = Ground::statement;
    core::Lines lines(text);
    Statement statement;
    const auto format = lines.next("huiying");
    if (!format || !format->starts_with("kit ")) return refuse(Ground::unreadable, "this is no recompute kit");
    if (*format != "kit 3") {
        return refuse(Ground::unreadable, fmt::format("a kit of the format {}", format->substr(4)), {},
                      "verify it with a newer version of the program");
    }
    statement.origin = lines.next("origin").value_or("");
    if (!core::is_key_name(statement.origin)) return bad_line(off, lines, "the name of the log is wanted");
    statement.program = lines.next("program").value_or("");
    if (!is_plain(statement.program, program_max)) return bad_line(off, lines, "the program's version is wanted");
    for (const auto& [word, day] : {std::pair{"from", &statement.period.from}, std::pair{"to", &statement.period.to},
                                    std::pair{"cut", &statement.cut_day}}) {
        const auto read = base::parse_day(lines.next(word).value_or(""));
        if (!read) return bad_line(off, lines, "a day is wanted");
        *day = *read;
    }
    if (statement.period.to < statement.period.from) return bad_line(off, lines, "the period ends before it begins");
    const auto evaluation = lines.next("evaluation");
    if (!evaluation || (*evaluation != "-" &&
                        !(base::parse_hex(*evaluation, statement.evaluation.bytes) && statement.evaluation.is_set())))
        return bad_line(off, lines, "an evaluation's id or - is wanted");
    const auto leaves = core::parse_decimal(lines.next("leaves").value_or(""), leaves_max);
    if (!leaves || *leaves == 0) return bad_line(off, lines, "the number of leaves is wanted");
    statement.leaves = *leaves;
    for (std::size_t i = 0; i < reason_count; ++i) {
        const auto line = lines.next("withheld");
        const std::string name = std::string(reason_words[i].id) + ' ';
        const auto count =
            line && line->starts_with(name) ? core::parse_decimal(line->substr(name.size()), leaves_max) : std::nullopt;
        if (!count) return bad_line(off, lines, "a count of withheld leaves is wanted");
        statement.withheld[i] = *count;
    }
    if (!base::parse_hex(lines.next("files").value_or(""), statement.files))
        return bad_line(off, lines, "the digest of files.txt is wanted");
    if (!lines.rest().empty()) return bad_line(off, lines, "nothing may follow");
    // Capitals among the hexadecimal digits, for one: what was let through has one form.
    if (text_of(statement) != text) return refuse(off, "it is not written in its one form");
    return statement;
}

bool is_path(std::string_view path) {
    if (path.empty() || path.size() > path_max) return false;
    const bool has_parts = std::ranges::all_of(
        cut(path, '/'), [](std::string_view part) { return !part.empty() && !part.starts_with('.'); });
    return has_parts && std::ranges::all_of(path, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-' || c == '/';
           });
}

std::string text_of(const std::vector<Listed>& files) {
    std::string text;
    for (const Listed& file : files) text += fmt::format("{} {} {}\n", base::hex(file.hash), file.bytes, file.path);
    return text;
}

base::Result<std::vector<Listed>> parse_files(std::string_view text) {
    std::vector<Listed> files;
    core::Lines lines(text);
    while (!lines.rest().empty()) {
        const auto cells = cut(lines.next().value_or(""), ' ');
        Listed file;
        const auto bytes = cells.size() == 3 ? core::parse_decimal(cells[1], part_bytes_max) : std::nullopt;
        if (!bytes || !base::parse_hex(cells[0], file.hash) || !is_path(cells[2]))
            return bad_line(Ground::files, lines, "digest, length and path of a file are wanted");
        file.bytes = *bytes;
        file.path = cells[2];
        if (!files.empty() && file.path <= files.back().path)
            return bad_line(Ground::files, lines, "files are listed in order, each once");
        if (files.size() == files_max) return bad_line(Ground::files, lines, "more files than a kit may have");
        files.push_back(std::move(file));
    }
    if (text_of(files) != text) return refuse(Ground::files, "files.txt is not written in its one form");
    return files;
}

std::string leaves_path(std::uint64_t part) {
    return fmt::format("{}{:06}.bin", leaves_folder, part + 1);
}

std::string text_of(const std::vector<FigureLine>& figures) {
    std::string text(figures_head);
    for (const FigureLine& figure : figures) {
        text += fmt::format("{}\t{}\t{}\t{}\t{}\n", figure.id, figure.numerator,
                            figure.denominator ? std::to_string(*figure.denominator) : "-",
                            figure.value.value_or("n/a"), figure.unit);
    }
    return text;
}

base::Result<std::vector<FigureLine>> parse_figures(std::string_view text) {
    if (!text.starts_with(figures_head)) return refuse(Ground::figures, "the first line names the columns", "line 1");
    std::vector<FigureLine> figures;
    core::Lines lines(text);
    (void)lines.next();
    while (!lines.rest().empty()) {
        const auto cells = cut(lines.next().value_or(""), '\t');
        const auto numerator = cells.size() == 5 ? parse_integer(cells[1]) : std::nullopt;
        if (!numerator || !is_plain(cells[0], cell_max) || cells[3].size() > cell_max || cells[4].size() > cell_max)
            return bad_line(Ground::figures, lines, "id, numerator, denominator, value and unit are wanted");
        FigureLine figure{.id = std::string(cells[0]),
                          .numerator = *numerator,
                          .denominator = {},
                          .value = {},
                          .unit = std::string(cells[4])};
        if (cells[2] != "-") {
            figure.denominator = parse_integer(cells[2]);
            if (!figure.denominator) return bad_line(Ground::figures, lines, "the denominator is no number");
        }
        if (cells[3] != "n/a") figure.value = cells[3];
        if (figures.size() == figures_count_max) return bad_line(Ground::figures, lines, "too many figures");
        figures.push_back(std::move(figure));
    }
    return figures;
}

}  // namespace kit
