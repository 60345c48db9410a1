#include "http/query.hpp"

namespace http {

base::Result<void> take_parameter(Call& call, const Route& route, Header given) {
    std::string known;
    bool is_known = false;
    for (const Param& param : route.query) {
        is_known = is_known || param.name == given.first;
        known.append(known.empty() ? "known are: " : ", ").append(param.name);
    }
    if (!is_known) {
        return base::fail(base::ErrorKind::bad_input, "this parameter is not known here", given.first.substr(0, 100),
                          known.empty() ? "this address takes none" : known);
    }
    if (!call.text(given.first).empty()) {
        return base::fail(base::ErrorKind::bad_input, "this parameter is given twice", given.first,
                          "leave one of them out");
    }
    call.query.push_back(std::move(given));
    return {};
}

base::Result<void> check_parameters(const Call& call, const Route& route) {
    for (const Param& param : route.query) {
        if (param.is_required && call.text(param.name).empty())
            return base::fail(base::ErrorKind::bad_input, "this parameter is missing", std::string(param.name),
                              "give it");
    }
    return {};
}

}  // namespace http
