#include "intake/seen.hpp"

#include <functional>
#include <utility>

namespace intake {

Seen::Key Seen::key(std::string_view number) {
    const Key key = std::hash<std::string_view>{}(number);
    return key == 0 ? 1 : key;
}

std::size_t Seen::find(Key key) const {
    std::size_t at = key & (places_.size() - 1);
    while (places_[at].key != 0 && places_[at].key != key) at = (at + 1) & (places_.size() - 1);
    return at;
}

std::uint64_t Seen::meet(Key key, std::uint64_t line) {
    if (taken_ * 4 >= places_.size() * 3) grow();
    Place& place = places_[find(key)];
    if (place.key != 0) return place.line & ~rejected_bit;
    place = {key, line};
    ++taken_;
    return 0;
}

void Seen::mark_rejected(Key key) {
    Place& place = places_[find(key)];
    if (place.key != 0) place.line |= rejected_bit;
}

bool Seen::is_rejected(Key key) const {
    return (places_[find(key)].line & rejected_bit) != 0;
}

void Seen::grow() {
    const std::vector<Place> old = std::exchange(places_, std::vector<Place>(places_.size() * 2));
    for (const Place& place : old) {
        if (place.key != 0) places_[find(place.key)] = place;
    }
}

}  // namespace intake
