// The accused learn nothing: every route of the table, asked by members of the accused organ in a store with an
// accusation and in one without it. Status, headers and bodies must be the same, and nothing of the accusation may be
// in any of them.
#include <regex>
#include <set>

#include "http/api_test.hpp"
#include "http/route.hpp"

namespace http::testing {
namespace {

constexpr const char* accusing_words = "所长收受砖厂好处";
constexpr const char* accuser = "端木不名";
constexpr const char* accuser_phone = "13700001111";
const std::string nowhere(32, '7');

/// A house with one letter that the accused organ handles; and, if asked for, an accusation against that organ. Its
/// number has another form than the letter's, so that the series of the letters is the same in both.
struct Side {
    House house;
    std::string letter, letter_number, hidden, hidden_number, hidden_matter_number;
    std::vector<std::string> secrets;

    explicit Side(bool has_accusation) {
        const Json registered = house.register_one();
        letter = registered["matters"][0]["id"];
        letter_number = registered["number"];
        (void)house.handler.post("/api/v1/matters/" + letter + "/forward",
                                 {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}});
        add_file(letter_number, registered["matters"][0]["number"], "来信.txt");
        hidden = nowhere;
        hidden_number = "440111C2026031600001X";
        hidden_matter_number = hidden_number + "-1";
        if (has_accusation) accuse();
    }

  private:
    /// A file of a submission, released to one of its matters.
    void add_file(const std::string& number, const std::string& matter, const std::string& name) {
        const std::string upload = house.registrar.post("/api/v1/uploads", Json::object()).json()["upload"];
        (void)house.registrar.ask("PUT", "/api/v1/uploads/" + upload + "/parts/1", name + "的内容");
        const Reply kept =
            house.registrar.post("/api/v1/submissions/" + number + "/files",
                                 {{"upload", upload}, {"name", name}, {"stage", "received"}, {"matters", {matter}}});
        if (kept.status != 201) throw std::runtime_error(kept.body);
    }
    void accuse() {
        Json body = House::letter(accusing_words);
        body["form"] = "call";
        body["persons"][0] = {{"name", accuser}, {"phone", accuser_phone}, {"id_number", "11010519491231002X"}};
        body["demands"][0]["class"] = "accusation";
        body["demands"][0]["accused"] = "区住建局";
        body["demands"][0]["text"] = "详情另附。";
        const Json registered = house.register_one(body);
        hidden = registered["matters"][0]["id"];
        hidden_number = registered["number"];
        hidden_matter_number = registered["matters"][0]["number"];
        (void)house.handler.get("/api/v1/matters/" + hidden);
        (void)house.handler.post("/api/v1/submissions/" + hidden_number + "/reveal",
                                 {{"purpose", "contact"}, {"fields", {"name", "phone"}}});
        (void)house.handler.post("/api/v1/matters/" + hidden + "/notice", {{"leg", 0}, {"manner", "written"}});
        add_file(hidden_number, hidden_matter_number, "受贿证据.txt");
        secrets = {"受贿证据", hidden, hidden_number, accusing_words, accuser, accuser_phone, "详情另附"};
    }
};

/// What differs between two stores whatever is in them: random ids, marks of the ledger's length, signatures.
std::string evened(const std::string& body) {
    // A store marks its own numbers in an export with the beginning of its id.
    static const std::regex ids("[0-9a-f]{32}"), marks("@[0-9a-f]{8}"), lengths("\"(seq|head|tally|since)\":[0-9]+"),
        lists("\"decided_by\":\\[[0-9,]+\\]"), facts("/facts/[0-9]+/");
    std::string even = std::regex_replace(std::regex_replace(body, ids, "ID"), marks, "@ID");
    even = std::regex_replace(std::regex_replace(even, lists, "\"decided_by\":[]"), facts, "/facts/0/");
    return std::regex_replace(even, lengths, "\"$1\":0");
}

/// One value for every viewer is the rule of figures (README, docs/formats/indicators.md): the one indicator of
/// accusations counts them for the accused organ too, as a number and nothing else.
std::string without_accusation_figure(const std::string& body) {
    Json kept = Json::array();
    const Json figures = Json::parse(body, nullptr, false);
    if (!figures.is_array()) return body;
    for (const Json& figure : figures) {
        if (figure.value("id", "") != "accusations_received") kept.push_back(figure);
    }
    return kept.dump();
}

/// Rows of one instant may stand in either order: a reveal is copied from the ledger a moment later. The clock of these
/// houses stands still, so all rows are of one instant.
std::string sorted_rows(const std::string& body) {
    Json page = Json::parse(body, nullptr, false);
    if (!page.is_object() || !page.contains("rows")) return body;
    if (page["next"] != "") return std::to_string(page["rows"].size()) + " rows, then " + page["next"].dump();
    std::multiset<std::string> rows;
    for (const Json& row : page["rows"]) rows.insert(row.dump());
    return Json(rows).dump();
}

/// What must be the same in both houses.
std::string comparable(const Route& route, const Reply& reply) {
    if (route.path == "/api/v1/indicators" && reply.status == 200) return evened(without_accusation_figure(reply.body));
    return route.path == "/api/v1/audit" ? sorted_rows(evened(reply.body)) : evened(reply.body);
}

struct Asked {
    std::string method, target, body;
};

void replace(std::string& text, const std::string& what, const std::string& by) {
    if (const std::size_t at = text.find(what); at != text.npos) text.replace(at, what.size(), by);
}

/// The requests that a route is asked with: about the letter that may be seen, and about what may not.
std::vector<Asked> requests(const Route& route, const Side& side) {
    std::vector<Asked> list;
    const std::string path(route.path);
    for (const bool is_hidden : {false, true}) {
        std::string target = path;
        const bool is_indicator = path.find("/indicators/{id}") != path.npos;
        replace(target, "{id}", is_indicator ? "received_matters" : is_hidden ? side.hidden : side.letter);
        replace(target, "{number}", is_hidden ? side.hidden_number : side.letter_number);
        replace(target, "{leg}", "0");
        replace(target, "{term}", "dispose");
        replace(target, "{file}", "2");
        std::string body = route.method == Method::get ? "" : "{}";
        if (path.ends_with("/persons/search")) body = Json{{"phone", is_hidden ? accuser_phone : "13812345678"}}.dump();
        if (path.ends_with("/reveal")) body = Json{{"purpose", "contact"}, {"fields", {"name", "phone"}}}.dump();
        if (path.ends_with("/open")) body = Json{{"purpose", "contact"}}.dump();
        if (path.ends_with("/release"))
            body = Json{{"matter", (is_hidden ? side.hidden_number : side.letter_number) + "-1"}}.dump();
        if (path.ends_with("/files") && !body.empty())
            body = Json{{"upload", nowhere}, {"name", "x"}, {"stage", "received"}}.dump();
        if (path == "/api/v1/submissions" && is_hidden) {
            Json joined = House::letter();
            joined["demands"][0]["attach_to"] = side.hidden_matter_number;
            body = joined.dump();
        }
        for (const Param& param : route.query) {
            if (!param.is_required) continue;
            target += target.find('?') == target.npos ? "?" : "&";
            target += std::string(param.name) + "=";
            if (param.name == "from") target += path.ends_with("/due") ? "2026-03-16" : "2026-01-01";
            if (param.name == "to") target += "2026-12-31";
            if (param.name == "term") target += "handle";
            if (param.name == "code") target += "22222222";
            if (param.name == "predicate") target += is_hidden ? "matters:%20is_accusation" : "matters:%20is_first";
        }
        list.push_back({std::string(name(route.method)), target, body});
    }
    if (path == "/api/v1/matters" && route.method == Method::get) {
        for (const char* query : {"list=held", "list=due_soon", "list=overdue", "class=accusation", "phase=registered",
                                  "format=csv", "limit=1", "number=440111C"})
            list.push_back({"GET", path + "?" + query, ""});
    }
    if (path == "/api/v1/audit") {
        for (const char* query : {"accusation=yes", "kind=reveal", "kind=read_matter", "limit=2"})
            list.push_back({"GET", path + "?" + query, ""});
    }
    if (path == "/api/v1/indicators") list.push_back({"GET", path + "?from=2026-01-01&to=2026-12-31&by=organ", ""});
    return list;
}

using Members = std::vector<Client House::*>;
const Members members{&House::housing_everything, &House::housing_handler, &House::housing_head, &House::bureau_handler,
                      &House::housing_auditor};

TEST(WalkTest, TheAccusedLearnNothingOnAnyRoute) {
    Side with(true), without(false);
    ASSERT_FALSE(with.secrets.empty());
    ASSERT_EQ(with.house.handler.get("/api/v1/matters/" + with.hidden).status, 200) << "the accusation is there";
    std::size_t compared = 0;
    for (const Client House::* member : members) {
        for (const Route& route : routes()) {
            if (route.path == "/api/v1/session") continue;  // knows of no matter; and signing out would end the walk
            const auto here = requests(route, with), there = requests(route, without);
            ASSERT_EQ(here.size(), there.size());
            for (std::size_t i = 0; i < here.size(); ++i) {
                const Reply told = (with.house.*member).ask(here[i].method, here[i].target, here[i].body);
                const Reply plain = (without.house.*member).ask(there[i].method, there[i].target, there[i].body);
                const std::string what = here[i].method + " " + here[i].target;
                EXPECT_EQ(told.status, plain.status) << what << '\n' << told.body;
                // A number that the accused typed themselves may come back in a problem; nothing else of it may.
                for (const std::string& secret : with.secrets) {
                    EXPECT_EQ(told.body.find(secret), std::string::npos) << what << " tells " << secret;
                    for (const auto& [key, value] : told.headers)
                        EXPECT_EQ(value.find(secret), std::string::npos) << what << ", header " << key;
                }
                std::set<std::string> names, plain_names;
                for (const auto& [key, value] : told.headers) names.insert(key);
                for (const auto& [key, value] : plain.headers) plain_names.insert(key);
                EXPECT_EQ(names, plain_names) << what;
                ++compared;
                if (route.path == "/api/v1/checkpoint" || route.path.ends_with("/receipt")) continue;  // signed bytes
                EXPECT_EQ(comparable(route, told), comparable(route, plain)) << what;
            }
        }
    }
    EXPECT_GT(compared, members.size() * routes().size());
}

/// The walk can fail: to somebody of another organ the two stores are not the same.
TEST(WalkTest, OthersSeeTheDifference) {
    Side with(true), without(false);
    EXPECT_NE(evened(with.house.handler.get("/api/v1/matters").body),
              evened(without.house.handler.get("/api/v1/matters").body));
    EXPECT_NE(evened(with.house.auditor.get("/api/v1/audit").body),
              evened(without.house.auditor.get("/api/v1/audit").body));
    EXPECT_EQ(
        with.house.handler.post("/api/v1/persons/search", {{"phone", accuser_phone}}).json()["submissions"].size(), 1u);
}

}  // namespace
}  // namespace http::testing
