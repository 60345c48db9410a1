#include "intake/office_test.hpp"

#include <zlib.h>

#include <algorithm>
#include <cstdlib>

#include <fstream>
#include <iterator>

namespace intake::testing {

const std::string plain_map = R"(
[source]
name = "other-office"

[fields]
external_number = { column = "number" }
form = { constant = "letter" }
region = { constant = "440111" }
office = { constant = "区信访局" }
organ = { column = "organ" }
received = { column = "received" }
title = { column = "title" }
text = { column = "text" }
name = { column = "name" }
phone = { column = "phone" }
accepted = { column = "accepted" }
replied = { column = "replied" }
reply_text = { column = "reply" }
closed = { column = "closed" }
rating_organ = { column = "grade", values = { "1" = "satisfied", "2" = "fairly_satisfied", "3" = "dissatisfied" } }
)";

std::string csv(std::initializer_list<std::string_view> rows) {
    static const std::vector<std::string> columns{"number", "received", "organ",   "title", "text",   "name",
                                                  "phone",  "accepted", "replied", "reply", "closed", "grade"};
    std::string out;
    for (const std::string& column : columns) out += (out.empty() ? "" : ",") + column;
    out += '\n';
    for (std::string_view row : rows) {
        std::vector<std::string> cells(columns.size());
        while (!row.empty()) {
            const std::string_view pair = row.substr(0, row.find(','));
            row.remove_prefix(std::min(row.size(), pair.size() + 1));
            const auto equals = pair.find('=');
            const auto column = std::ranges::find(columns, pair.substr(0, equals));
            EXPECT_NE(column, columns.end()) << pair;
            cells[static_cast<std::size_t>(column - columns.begin())] = pair.substr(equals + 1);
        }
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + cells[i];
        out += '\n';
    }
    return out;
}

void Office::SetUp() {
    std::string pattern = (std::filesystem::temp_directory_path() / "huiying-intake-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    directory_ = pattern;
    store::Settings settings;
    settings.directory = directory_ / "store";
    settings.now = [] { return base::Instant{std::int64_t{today.number} * 86'400'000 + 4 * 3'600'000}; };
    ASSERT_TRUE(store::Store::create(settings, "test.example"));
    store_ = *store::Store::open(settings);
    desk_ = *app::Desk::open(*store_);
    const app::Caller program{.post = {}, .organ = {}, .roles = {}, .is_unrestricted = true};
    const auto organ = [&](const char* name, core::OrganKind kind) {
        const auto id = app::run<base::Id>(*desk_, program, [&](app::Plan& plan) -> app::Outcome<base::Id> {
            const base::Id made = plan.view().new_id();
            auto done = plan.office(made, core::RecordOrgan{.name = name,
                                                            .kind = kind,
                                                            .level = core::OrganLevel::county,
                                                            .parent = {},
                                                            .region = 440111,
                                                            .from = base::Day::from(2005, 5, 1)});
            if (!done) return std::unexpected(done.error());
            return made;
        });
        EXPECT_TRUE(id);
        return id.value_or(base::Id{});
    };
    office_ = organ("区信访局", core::OrganKind::petition_office);
    bureau_ = organ("区住建局", core::OrganKind::department);
    caller_ = {.post = {}, .organ = office_, .roles = {}, .is_unrestricted = true};
}

void Office::TearDown() {
    desk_.reset();
    store_.reset();
    std::filesystem::remove_all(directory_);
}

std::filesystem::path Office::file(const std::string& name, std::string_view bytes) const {
    const auto path = directory_ / name;
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::filesystem::path Office::gzip_file(const std::string& name, std::string_view bytes) const {
    const auto path = directory_ / name;
    const gzFile out = gzopen(path.c_str(), "wb");
    EXPECT_EQ(gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size())), static_cast<int>(bytes.size()));
    gzclose(out);
    return path;
}

base::Result<ImportReport> Office::try_import(std::string_view csv, const std::string& map, bool is_dry_run) {
    ImportRequest request;
    request.file = file("import.csv", csv);
    request.map_text = map;
    request.is_dry_run = is_dry_run;
    request.rejects_path = directory_ / "rejects.csv";
    return import_file(*desk_, caller_, request);
}

ImportReport Office::import(std::string_view csv, const std::string& map, bool is_dry_run) {
    auto report = try_import(csv, map, is_dry_run);
    EXPECT_TRUE(report) << (report ? "" : report.error().text());
    if (!report) return {};
    EXPECT_EQ(report->rows, report->imported + report->updated + report->already_there + report->rejected);
    return *std::move(report);
}

std::optional<core::Matter> Office::matter(const std::string& external_number, const std::string& source) {
    std::optional<core::Matter> found;
    (void)store_->run([&](store::View& view) -> store::Outcome<store::Writes> {
        const auto submission = view.find_external(source, external_number);
        if (submission) found = *view.matter(view.submission(*submission)->as_registered.matters.front());
        return store::Writes{};
    });
    return found;
}

std::vector<store::FactText> Office::facts(const base::Id& subject) const {
    return store_->reader()->facts(subject).value_or(std::vector<store::FactText>{});
}

std::string Office::rejects() const {
    std::ifstream in(directory_ / "rejects.csv", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return text.substr(std::min<std::size_t>(text.size(), 3));
}

}  // namespace intake::testing
