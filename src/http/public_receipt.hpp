// The receipt as the public counter gives it.
#pragma once
#include "http/views.hpp"

namespace http {

struct PublicReceiptView {
    std::string number;
    std::string receipt;  ///< the text of core/ledger/receipt.hpp, to be kept as it stands
    std::string zh, en;   ///< what it proves and how to check it
    static constexpr std::string_view schema = "PublicReceipt";
    static void fields(auto& self, auto&& field) {
        field("number", self.number), field("receipt", self.receipt), field("zh", self.zh), field("en", self.en);
    }
};

}  // namespace http
