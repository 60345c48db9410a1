// Recompute kits that strangers hand in: zips, statements, lists of files and figures, leaves, and bodies that an
// office with the key may have made up. What is read has one text; what is kept of a fact reads as the fact does.
#include <sys/mman.h>
#include <unistd.h>

#include "core/ledger/tree.hpp"
#include "fuzz.hpp"
#include "kit/survey.hpp"
#include "kit/verify.hpp"

namespace {

void check_refused(const base::Error& error) {
    CHECK(!error.message.empty());
    CHECK(error.place.starts_with(core::id_of(kit::ground_of(error))));
}

void check_texts(std::string_view text) {
    if (const auto statement = kit::parse_statement(text)) {
        CHECK(kit::text_of(*statement) == text);
    } else {
        check_refused(statement.error());
    }
    if (const auto files = kit::parse_files(text)) {
        CHECK(kit::text_of(*files) == text);
    } else {
        check_refused(files.error());
    }
    if (const auto figures = kit::parse_figures(text)) {
        CHECK(kit::text_of(*figures) == text);
    } else {
        check_refused(figures.error());
    }
    if (const auto scores = kit::parse_scores(text)) {
        CHECK(kit::text_of(*scores) == text);
    } else {
        check_refused(scores.error());
    }
}

void check_part(base::ByteView bytes) {
    const auto survey = kit::survey(bytes, {.first = 1, .leaves = 3, .split = 2, .has_evaluation = true});
    if (!survey) check_refused(survey.error());
}

/// A leaf that commits to the body, whatever that says.
void check_body(fuzz::Choices in) {
    core::OpenLeaf leaf;
    const std::uint16_t kind = in.byte() % (core::deed_words.size() + 2);
    const bool is_matter = in.byte() % 2 == 0;
    leaf.leaf.header = {1, kind, static_cast<std::uint8_t>(is_matter ? 2 : 1), base::Day{20'000}, in.byte() % 2 == 0};
    const base::ByteView body = in.rest();
    leaf.body.assign(body.begin(), body.end());
    leaf.leaf.open = core::commit(leaf.salt, leaf.body);
    base::Bytes part;
    kit::append(part, leaf, false);
    const auto survey = kit::survey(part, {.first = 1, .leaves = 1, .split = 0, .has_evaluation = false});
    core::Fact fact;
    const bool does_decode = core::decode_open(leaf.body, kind, fact).has_value();
    if (!survey) {
        CHECK(!does_decode || !fact.subject.is_set());
        return check_refused(survey.error());
    }
    for (const base::Bytes& heap : survey->facts) {
        base::ByteView rest = heap;
        while (!rest.empty()) {
            const auto kept = kit::fact_of(kit::take_kept(rest));
            if (!kept) check_refused(kept.error());
            if (!does_decode) continue;
            CHECK(kept.has_value() && kept->subject == fact.subject && kept->version == fact.version);
            CHECK(kept->clocks == fact.clocks && kept->breaches == fact.breaches);
            CHECK(core::encode_deed(kept->deed) == core::encode_deed(fact.deed));
        }
    }
}

void check_zip(base::ByteView bytes) {
    static const int memory = memfd_create("kit", 0);
    CHECK(ftruncate(memory, 0) == 0);
    CHECK(pwrite(memory, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
    const auto report =
        kit::verify("/proc/self/fd/" + std::to_string(memory), {.key = {}, .earlier = {}, .threads = 1});
    if (!report) check_refused(report.error());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Choices in(data, size);
    switch (in.byte()) {
        case 't': check_texts(base::text_of(in.rest())); break;
        case 'p': check_part(in.rest()); break;
        case 'b': check_body(in); break;
        default: check_zip({data, size}); break;
    }
    return 0;
}
