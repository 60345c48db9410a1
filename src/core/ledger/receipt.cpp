#include "core/ledger/receipt.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/check.hpp"
#include "core/ledger/base64.hpp"
#include "core/ledger/hash.hpp"
#include "core/ledger/lines.hpp"
#include "core/ledger/tree.hpp"

namespace core {
namespace {

constexpr std::string_view title = "huiying receipt 1";
constexpr std::string_view proof_title = "c2sp.org/tlog-proof@v1";
constexpr std::size_t number_size_max = 100;
constexpr std::size_t receipt_size_max = 262'144;
constexpr std::size_t proof_size_max = 64;

bool is_number(std::string_view number) {
    return !number.empty() && number.size() <= number_size_max &&
           std::ranges::none_of(number, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::unexpected<base::Error> bad_line(const Lines& lines, const char* what) {
    return base::fail(base::ErrorKind::bad_input, what, "receipt " + lines.place());
}

std::unexpected<base::Error> untrue(const char* what) {
    return base::fail(base::ErrorKind::bad_input, what, "receipt");
}

std::optional<bool> parse_yes_or_no(std::string_view text) {
    if (text == "yes") return true;
    if (text == "no") return false;
    return std::nullopt;
}

/// The lines from "number" to "body".
base::Result<> parse_leaf_lines(Lines& lines, Receipt& receipt) {
    LeafHeader& header = receipt.leaf.header;
    receipt.number = lines.next("number").value_or("");
    if (!is_number(receipt.number)) return bad_line(lines, "\"number\" and the number are wanted");
    const auto seq = parse_decimal(lines.next("seq").value_or(""));
    if (!seq) return bad_line(lines, "\"seq\" and the fact's number are wanted");
    const auto kind = parse_decimal(lines.next("kind").value_or(""), UINT16_MAX);
    if (!kind) return bad_line(lines, "\"kind\" and a number are wanted");
    const auto subject = parse_decimal(lines.next("subject").value_or(""), UINT8_MAX);
    if (!subject) return bad_line(lines, "\"subject\" and a number are wanted");
    const auto day = base::parse_day(lines.next("day").value_or(""));
    if (!day) return bad_line(lines, "\"day\" and a day are wanted");
    const auto is_accusation = parse_yes_or_no(lines.next("accusation").value_or(""));
    if (!is_accusation) return bad_line(lines, "\"accusation\" and yes or no are wanted");
    header = {.seq = *seq,
              .kind = static_cast<std::uint16_t>(*kind),
              .subject_kind = static_cast<std::uint8_t>(*subject),
              .statutory_day = *day,
              .is_accusation = *is_accusation};
    if (!parse_base64(lines.next("open").value_or(""), receipt.leaf.open)) {
        return bad_line(lines, "\"open\" and a hash are wanted");
    }
    if (!parse_base64(lines.next("sealed").value_or(""), receipt.leaf.sealed)) {
        return bad_line(lines, "\"sealed\" and a hash are wanted");
    }
    if (const auto salt = lines.next("salt")) {
        Receipt::OpenBody body;
        if (!parse_base64(*salt, body.salt)) return bad_line(lines, "a salt is 16 bytes");
        auto bytes = parse_base64(lines.next("body").value_or("?"));
        if (!bytes) return bad_line(lines, "\"body\" and its bytes are wanted");
        body.bytes = std::move(*bytes);
        receipt.open_body = std::move(body);
    }
    return {};
}

}  // namespace

std::string encode(const Receipt& receipt) {
    const LeafHeader& header = receipt.leaf.header;
    CHECK(is_number(receipt.number) && header.statutory_day.is_set());
    std::string text =
        fmt::format("{}\nnumber {}\nseq {}\nkind {}\nsubject {}\nday {}\naccusation {}\nopen {}\nsealed {}\n", title,
                    receipt.number, header.seq, header.kind, header.subject_kind, header.statutory_day.text(),
                    header.is_accusation ? "yes" : "no", base64(receipt.leaf.open), base64(receipt.leaf.sealed));
    if (receipt.open_body) {
        text += fmt::format("salt {}\nbody {}\n", base64(receipt.open_body->salt), base64(receipt.open_body->bytes));
    }
    text += fmt::format("\n{}\nindex {}\n", proof_title, receipt.index);
    for (const base::Hash& hash : receipt.proof) text += base64(hash) + '\n';
    text += '\n';
    return text + receipt.checkpoint;
}

base::Result<Receipt> parse_receipt(std::string_view text) {
    if (text.size() > receipt_size_max) return untrue("longer than a receipt can be");
    Lines lines(text);
    Receipt receipt;
    if (lines.next() != title) return bad_line(lines, "a receipt begins with \"huiying receipt 1\"");
    TRY(parse_leaf_lines(lines, receipt));
    if (lines.next() != "") return bad_line(lines, "an empty line is wanted before the proof");
    if (lines.next() != proof_title) return bad_line(lines, "the proof begins with \"c2sp.org/tlog-proof@v1\"");
    const auto index = parse_decimal(lines.next("index").value_or(""));
    if (!index) return bad_line(lines, "\"index\" and the leaf's place are wanted");
    receipt.index = *index;
    while (true) {
        const auto line = lines.next();
        if (line == "") break;
        base::Hash hash;
        if (!line || !parse_base64(*line, hash)) return bad_line(lines, "a hash or an empty line is wanted");
        if (receipt.proof.size() == proof_size_max) return bad_line(lines, "no proof is that long");
        receipt.proof.push_back(hash);
    }
    receipt.checkpoint = lines.rest();
    return receipt;
}

base::Result<VerifiedReceipt> verify_receipt(std::string_view text, const VerifierKey& key) {
    Receipt receipt = TRY(parse_receipt(text));
    Checkpoint checkpoint = TRY(open(receipt.checkpoint, key));
    const Leaf& leaf = receipt.leaf;
    if (receipt.open_body && commit(receipt.open_body->salt, receipt.open_body->bytes) != leaf.open) {
        return untrue("the open body is not the one the leaf commits to");
    }
    const base::Hash hash = leaf_hash(leaf_bytes(leaf.header, leaf.open, leaf.sealed));
    if (!verify_inclusion(hash, receipt.index, checkpoint.size, receipt.proof, checkpoint.root)) {
        return untrue("the leaf is not in the signed tree at this place");
    }
    return VerifiedReceipt{.receipt = std::move(receipt), .checkpoint = std::move(checkpoint)};
}

}  // namespace core
