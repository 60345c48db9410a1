// A receipt: what a petitioner takes home to show later that the fact was in the ledger, unchanged. A text of a few
// lines that anyone can verify with the office's public key and no server. Text: docs/formats/ledger.md. Pure; any
// thread.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/ledger/checkpoint.hpp"
#include "core/ledger/leaf.hpp"

namespace core {

/// The query code is not in it: a receipt is made to be shown, the code to be kept. The paper prints both.
struct Receipt {
    /// The open body as stored with its salt; it holds no personal data, and proves what the leaf only commits to.
    struct OpenBody {
        base::Salt salt{};
        base::Bytes bytes;
        friend bool operator==(const OpenBody&, const OpenBody&) = default;
    };

    std::string number;  ///< the submission's or matter's number, as printed; one line
    Leaf leaf;
    std::optional<OpenBody> open_body;
    std::uint64_t index = 0;        ///< the leaf's place in the tree, from 0
    std::vector<base::Hash> proof;  ///< inclusion_proof(index, checkpoint size)
    std::string checkpoint;         ///< the signed note
    friend bool operator==(const Receipt&, const Receipt&) = default;
};

/// The receipt's text. One receipt has one text.
[[nodiscard]] std::string encode(const Receipt& receipt);

/// Reads the text without verifying anything. Fails as `bad_input` with the line.
[[nodiscard]] base::Result<Receipt> parse_receipt(std::string_view text);

struct VerifiedReceipt {
    Receipt receipt;
    Checkpoint checkpoint;
};

/// Reads and verifies: the note's signature, the leaf's place under its root, the commitment to the open body if one is
/// given. Fails as `bad_input`, saying which of them does not hold. That the open body really names the number is for
/// the caller, who can decode it.
[[nodiscard]] base::Result<VerifiedReceipt> verify_receipt(std::string_view text, const VerifierKey& key);

}  // namespace core
