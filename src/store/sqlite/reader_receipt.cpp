// Receipts: a fact with its place in the signed tree, as a text that anyone can verify.
#include <fmt/format.h>

#include <algorithm>

#include "core/ledger/hash.hpp"
#include "core/ledger/receipt.hpp"
#include "store/reader.hpp"
#include "store/sqlite/reader_body.hpp"

namespace store {
namespace {

std::unexpected<base::Error> no_such(const char* what) {
    return base::fail(base::ErrorKind::not_found, std::string("no such ") + what);
}

}  // namespace

base::Result<std::string> Reader::Body::receipt(std::string number, std::uint64_t seq) {
    // The checkpoint first, the proof from what is committed after it: so the proof always reaches that far.
    const Committed::Note note = TRY(checkpoint(seq));
    const auto snapshot = TRY(begin());
    auto rows = TRY(fact_at.query(seq));
    if (!TRY(rows.next())) return no_such("fact");
    const core::Fact fact = TRY(fact_from(rows));
    core::Receipt receipt;
    core::Receipt::OpenBody open;
    base::Salt sealed_salt{};
    const base::ByteView stored = rows.blob(fact_columns - 1);
    open.bytes.assign(stored.begin(), stored.end());
    if (!rows.fill(fact_columns, open.salt)) return base::fail(base::ErrorKind::corrupt, "a salt is damaged");
    receipt.number = std::move(number);
    receipt.leaf.header = header_of(fact);
    receipt.leaf.open = core::commit(open.salt, open.bytes);
    if (rows.fill(fact_columns + 2, sealed_salt)) {
        receipt.leaf.sealed = core::commit(sealed_salt, rows.blob(fact_columns + 1));
    }
    receipt.open_body = std::move(open);
    receipt.index = seq - 1;
    receipt.proof = TRY(core::inclusion_proof(tree, seq - 1, note.size));
    receipt.checkpoint = note.text;
    return core::encode(receipt);
}

base::Result<std::string> Reader::receipt(const base::Id& submission) {
    std::string number;
    std::uint64_t seq = 0;
    {
        const auto snapshot = TRY(body_->begin());
        const auto row = TRY(body_->row(submission, core::SubjectKind::submission));
        if (!row) return no_such("submission");
        const auto facts = TRY(body_->facts(*row));
        seq = facts.front().seq;
        auto numbered = TRY(body_->submission_number.query(*row));
        if (TRY(numbered.next())) number = numbered.text(0);
    }
    return body_->receipt(std::move(number), seq);
}

base::Result<std::string> Reader::receipt(const base::Id& subject, std::uint64_t seq, const Viewer& viewer) {
    std::string number = fmt::format("fact {}", seq);
    const std::vector<FactText> facts = TRY(this->facts(subject, viewer));
    const auto at = std::ranges::find(facts, seq, [](const FactText& one) { return one.fact.seq; });
    if (at == facts.end()) return no_such("fact");
    if (at->fact.subject_kind == core::SubjectKind::matter) number = TRY(matter(subject, viewer)).number;
    if (at->fact.subject_kind == core::SubjectKind::submission)
        number = TRY(submission(subject, viewer)).as_registered.number;
    return body_->receipt(std::move(number), seq);
}

base::Result<std::vector<std::string>> Reader::inclusion(std::uint64_t seq, std::uint64_t size) {
    const auto snapshot = TRY(body_->begin());
    if (seq == 0 || seq > size || size > head()) {
        return base::fail(base::ErrorKind::bad_input, "no such fact in a tree of this size", "seq");
    }
    const auto proof = TRY(core::inclusion_proof(body_->tree, seq - 1, size));
    std::vector<std::string> hashes;
    for (const base::Hash& hash : proof) hashes.push_back(base::hex(hash));
    return hashes;
}

}  // namespace store
