#include "http/api_test.hpp"

namespace http::testing {
namespace {

using PersonsTest = ApiTest;
constexpr const char* search = "/api/v1/persons/search";

TEST_F(PersonsTest, TheRegistrarFindsEarlierLettersByPhoneAndByIdNumber) {
    Json body = House::letter();
    body["persons"][0]["id_number"] = "11010519491231002x";
    const Json first = house.register_one(body);
    const Json second = house.register_one();
    const Reply reply = house.registrar.post(search, {{"phone", "１３８ 1234-5678"}});
    ASSERT_EQ(reply.status, 200) << reply.body;
    const Json found = reply.json()["submissions"];
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0]["number"], second["number"]) << "newest first";
    EXPECT_EQ(found[1]["number"], first["number"]);
    EXPECT_EQ(found[1]["matters"][0]["number"], first["matters"][0]["number"]);
    EXPECT_EQ(found[1]["matters"][0]["received_day"], "2026-03-16");
    for (const char* personal : {"张", "1381", "青溪", "路灯"})
        EXPECT_EQ(reply.body.find(personal), std::string::npos) << "numbers, days and forms only: " << personal;
    const Json by_id = house.registrar.post(search, {{"id_number", "11010519491231002X"}}).json()["submissions"];
    ASSERT_EQ(by_id.size(), 1u);
    EXPECT_EQ(by_id[0]["number"], first["number"]);
    EXPECT_EQ(house.registrar.post(search, {{"phone", "13812345678"}, {"id_number", "11010519491231002X"}})
                  .json()["submissions"]
                  .size(),
              2u)
        << "each once";
    EXPECT_TRUE(house.registrar.post(search, {{"phone", "13812345679"}}).json()["submissions"].empty());
    EXPECT_TRUE(house.registrar.post(search, {{"phone", "1381234567"}}).json()["submissions"].empty()) << "exact";
}

TEST_F(PersonsTest, NumbersAreNeitherInTheAddressNorInTheLog) {
    EXPECT_EQ(house.registrar.get(std::string(search) + "?phone=13812345678").status, 405);
    EXPECT_EQ(house.registrar.post(search, {{"phone", "13812345678"}}).status, 200);
    for (const std::string& line : house.log(2)) EXPECT_EQ(line.find("1381"), std::string::npos) << line;
}

TEST_F(PersonsTest, OnlyWhoRegistersMaySearch) {
    EXPECT_EQ(house.nobody.post(search, {{"phone", "13812345678"}}).status, 401);
    for (const Client* client : {&house.housing_handler, &house.leader, &house.reviewer, &house.system_admin})
        EXPECT_EQ(client->post(search, {{"phone", "13812345678"}}).status, 403);
    const Reply nothing = house.registrar.post(search, Json::object());
    EXPECT_EQ(nothing.status, 400);
    const Reply little = house.registrar.post(search, {{"id_number", "12"}});
    EXPECT_EQ(little.status, 400);
    EXPECT_EQ(little.json()["place"], "id_number");
}

TEST_F(PersonsTest, AnAccusationOfTheCallersOrganIsNotFound) {
    const std::string id = house.register_one()["matters"][0]["id"];
    EXPECT_EQ(house.registrar.post(search, {{"phone", "13812345678"}}).json()["submissions"].size(), 1u);
    const Reply turned = house.handler.post("/api/v1/matters/" + id + "/classify",
                                            {{"matter_class", "accusation"}, {"accused", "区信访局"}});
    ASSERT_EQ(turned.status, 200) << turned.body;
    const Reply reply = house.registrar.post(search, {{"phone", "13812345678"}});
    EXPECT_EQ(reply.body, R"({"submissions":[]})") << "as if there were none";
}

}  // namespace
}  // namespace http::testing
