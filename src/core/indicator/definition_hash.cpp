#include "core/indicator/definition_hash.hpp"

#include "core/ledger/hash.hpp"

namespace core {

base::Hash hash_of(const Definition& definition) {
    base::Writer bytes;
    bytes.string("huiying definition 1");
    bytes.string(definition.id);
    bytes.string(id_of(definition.measure));
    bytes.string(id_of(definition.grain));
    bytes.string(numerator_text(definition));
    bytes.string(denominator_text(definition));
    for (const std::string* part : {&definition.sum, &definition.denominator_sum, &definition.numerator_dated,
                                    &definition.denominator_dated, &definition.unit})
        bytes.string(*part);
    bytes.u8(static_cast<std::uint8_t>(definition.decimals));
    bytes.u8(static_cast<std::uint8_t>(definition.rounding));
    bytes.string(id_of(definition.uptime));
    return sha256(bytes.out());
}

base::Hash hash_of(const std::vector<Definition>& definitions) {
    base::Writer bytes;
    bytes.string("huiying definitions 1");
    for (const Definition& one : definitions) bytes.raw(hash_of(one));
    return sha256(bytes.out());
}

}  // namespace core
