// Attachments over HTTP: in parts, told from their bytes, kept, released, opened for a purpose, read by ranges.
#include <unistd.h>

#include <fstream>

#include "http/api_test.hpp"

namespace http::testing {
namespace {

const std::string pdf = "%PDF-1.4\n" + std::string(200'000, 'x') + "\n%%EOF";

/// A client and where it uploads.
struct Uploader {
    const Client& client;
    std::string base = "/api/v1/uploads";

    [[nodiscard]] std::string begin() const { return client.post("/api/v1/uploads", Json::object()).json()["upload"]; }
    [[nodiscard]] Reply part(const std::string& upload, int number, const std::string& bytes) const {
        return client.ask("PUT", base + "/" + upload + "/parts/" + std::to_string(number), bytes);
    }
    [[nodiscard]] std::string whole(const std::string& bytes) const {
        const std::string upload = begin();
        const Reply reply = part(upload, 1, bytes);
        EXPECT_EQ(reply.status, 200) << reply.body;
        return upload;
    }
};

struct FilesApi : ApiTest {
    const Json registered = house.register_one();
    const std::string number = registered["number"];
    const std::string matter = registered["matters"][0]["id"];
    const std::string matter_number = registered["matters"][0]["number"];
    const std::string files = "/api/v1/submissions/" + number + "/files";
    const Uploader office{house.registrar};

    [[nodiscard]] Reply keep(const std::string& upload, const Json& more = Json::object()) const {
        Json body{{"upload", upload}, {"name", "来信扫描.pdf"}, {"stage", "received"}};
        body.update(more);
        return house.registrar.post(files, body);
    }
    [[nodiscard]] int keep_one(const std::string& bytes = pdf, const Json& more = Json::object()) const {
        const Reply reply = keep(office.whole(bytes), more);
        EXPECT_EQ(reply.status, 201) << reply.body;
        return reply.json()["file"];
    }
    [[nodiscard]] std::string at(int file) const { return files + "/" + std::to_string(file); }
    [[nodiscard]] Reply open(const Client& client, int file) const {
        return client.post(at(file) + "/open", {{"purpose", "verify_identity"}, {"text", "核对来信"}});
    }
    [[nodiscard]] std::size_t objects() const {
        std::size_t count = 0;
        for (const char* folder : {"objects", "uploads"}) {
            const auto path = house.directory() / "store" / folder;
            if (!std::filesystem::exists(path)) continue;
            for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
                count += entry.is_regular_file() ? 1 : 0;
        }
        return count;
    }
};

TEST_F(FilesApi, UploadedInPartsKeptAndReadAgain) {
    const std::string upload = office.begin();
    EXPECT_EQ(office.part(upload, 1, pdf.substr(0, 70'000)).json()["size"], 70'000);
    EXPECT_EQ(office.part(upload, 3, "x").status, 409) << "out of order";
    EXPECT_EQ(office.part(upload, 1, pdf.substr(0, 70'000)).json()["size"], 70'000) << "its answer was lost";
    EXPECT_EQ(office.part(upload, 1, "other").status, 409);
    EXPECT_EQ(office.part(upload, 2, "").status, 400);
    EXPECT_EQ(office.part(upload, 2, pdf.substr(70'000)).json()["size"], pdf.size());
    const Reply kept = keep(upload);
    ASSERT_EQ(kept.status, 201) << kept.body;
    EXPECT_EQ(kept.json()["type"], "application/pdf");
    EXPECT_EQ(kept.json()["size"], pdf.size());
    const int file = kept.json()["file"];
    EXPECT_EQ(keep(upload).status, 404) << "an upload is used once";

    const Json told = house.registrar.get(files).json();
    ASSERT_EQ(told.size(), 1u);
    EXPECT_EQ(told[0]["name"], "来信扫描.pdf");
    EXPECT_EQ(told[0]["organ"]["name"], "区信访局");
    EXPECT_EQ(told[0]["matters"], Json::array());

    EXPECT_EQ(house.registrar.get(at(file)).status, 403) << "nobody has said what for";
    EXPECT_EQ(house.registrar.post(at(file) + "/open", {{"purpose", "other"}}).status, 400);
    const Reply opened = open(house.registrar, file);
    ASSERT_EQ(opened.status, 200) << opened.body;
    const Reply read = house.registrar.get(at(file));
    ASSERT_EQ(read.status, 200) << read.body;
    EXPECT_EQ(read.body, pdf);
    EXPECT_EQ(read.headers.at("content-type"), "application/pdf");
    EXPECT_EQ(read.headers.at("x-content-type-options"), "nosniff");
    EXPECT_NE(read.headers.at("content-security-policy").find("sandbox"), std::string::npos);
    EXPECT_EQ(read.headers.at("content-disposition"),
              "attachment; filename=\"file-" + std::to_string(file) +
                  ".pdf\"; filename*=UTF-8''%E6%9D%A5%E4%BF%A1%E6%89%AB%E6%8F%8F.pdf");
    EXPECT_TRUE(
        house.registrar.get(at(file) + "?disposition=inline").headers.at("content-disposition").starts_with("inline;"));
    EXPECT_EQ(house.handler.get(at(file)).status, 403) << "another post says for itself";
    house.go_to(monday + 1);
    EXPECT_EQ(house.registrar.get(at(file)).status, 403) << "a quarter of an hour, not a day";
}

TEST_F(FilesApi, TheOpeningIsAFactAndInTheAudit) {
    const int file = keep_one();
    const std::uint64_t seq = open(house.registrar, file).json()["seq"];
    const auto facts = house.store().reader()->facts_since(seq - 1, 1);
    ASSERT_TRUE(facts.has_value());
    const auto* deed = std::get_if<core::RevealFile>(&facts->front().deed);
    ASSERT_NE(deed, nullptr);
    EXPECT_EQ(deed->file, static_cast<std::uint32_t>(file));
    EXPECT_TRUE(facts->front().key_owner.is_set()) << "the purpose in words is sealed";
    const Json rows = house.auditor.get("/api/v1/audit?kind=reveal").json()["rows"];
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0]["number"], number);
    EXPECT_EQ(rows[0]["detail"], "verify_identity file " + std::to_string(file));
}

TEST_F(FilesApi, RangesGoodAndBad) {
    const std::string large = "%PDF-1.4\n" + std::string(3'000'000, 'a') + "the end";
    const int file = keep_one(large);
    (void)open(house.registrar, file);
    const auto range = [&](const std::string& wanted) {
        return house.registrar.also("Range: " + wanted).get(at(file));
    };
    const std::string size = std::to_string(large.size());
    Reply reply = range("bytes=0-7");
    EXPECT_EQ(reply.status, 206);
    EXPECT_EQ(reply.body, "%PDF-1.4");
    EXPECT_EQ(reply.headers.at("content-range"), "bytes 0-7/" + size);
    reply = range("bytes=-7");
    EXPECT_EQ(reply.body, "the end");
    reply = range("bytes=3000009-");
    EXPECT_EQ(reply.body, "the end");
    reply = range("bytes=5-99999999");
    EXPECT_EQ(reply.body, large.substr(5)) << "in pieces";
    EXPECT_TRUE(reply.is_whole);
    reply = range("bytes=" + size + "-");
    EXPECT_EQ(reply.status, 416);
    EXPECT_EQ(reply.headers.at("content-range"), "bytes */" + size);
    EXPECT_EQ(range("bytes=99999999999999999999999-").status, 416);
    EXPECT_EQ(range("bytes=-0").status, 416);
    for (const char* passed_over :
         {"bytes=7-3", "bytes=a-b", "bytes=0-1,3-4", "lines=1-2", "bytes=", "bytes=-", "-1"}) {
        reply = range(passed_over);
        EXPECT_EQ(reply.status, 200) << passed_over;
        EXPECT_EQ(reply.body.size(), large.size()) << passed_over;
    }
    const std::string tag = reply.headers.at("etag");
    EXPECT_EQ(house.registrar.also("Range: bytes=0-7").also("If-Range: " + tag).get(at(file)).status, 206);
    EXPECT_EQ(house.registrar.also("Range: bytes=0-7").also("If-Range: \"other\"").get(at(file)).status, 200);
}

TEST_F(FilesApi, WhatItIsIsToldFromItsBytes) {
    const auto type = [&](const std::string& bytes, const char* name = "x") {
        const Reply reply = keep(office.whole(bytes), {{"name", name}});
        return reply.status == 201 ? reply.json()["type"].get<std::string>() : std::to_string(reply.status);
    };
    EXPECT_EQ(type("\x89PNG\r\n\x1a\n...."), "image/png");
    EXPECT_EQ(type("请派人修理路灯。\n"), "text/plain");
    EXPECT_EQ(type("\xc7\xeb\xc5\xc9\xc8\xcb\n"), "text/plain") << "GB18030";
    EXPECT_EQ(type("Received: by a\nFrom: a@example.cn\nDate: x\n\nbody"), "message/rfc822");
    EXPECT_EQ(type("<!DOCTYPE html><script>alert(1)</script>", "letter.pdf"), "400");
    EXPECT_EQ(type("  <svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image.png"), "400");
    EXPECT_EQ(type(std::string("MZ\x90\0\3", 5), "photo.jpg"), "400");
    const Reply refused = keep(office.whole(std::string("\0\1\2", 3)));
    EXPECT_EQ(refused.json()["place"], "upload");
    EXPECT_NE(refused.json()["cure"].get<std::string>().find("pdf, jpg, png"), std::string::npos) << refused.body;
    EXPECT_EQ(objects(), 4u) << "what was refused is gone";

    const int text = keep_one("只是文字", {{"name", "看似网页.html"}});
    (void)open(house.registrar, text);
    const Reply read = house.registrar.get(at(text));
    EXPECT_TRUE(read.headers.at("content-disposition").ends_with(".html.txt")) << "opened as what it is";
    EXPECT_EQ(house.registrar.get(at(text) + "?disposition=inline").status, 400);
}

TEST_F(FilesApi, NamesAreChecked) {
    const auto status = [&](const std::string& name) {
        const Reply reply = keep(office.whole(pdf), {{"name", name}});
        return reply.status == 201 ? std::string("kept") : reply.json()["place"].get<std::string>();
    };
    EXPECT_EQ(status("C:\\信件\\来信 一.pdf"), "kept");
    EXPECT_EQ(house.registrar.get(files).json()[0]["name"], "来信 一.pdf");
    EXPECT_EQ(status("../../etc/passwd"), "kept");
    EXPECT_EQ(house.registrar.get(files).json()[1]["name"], "passwd");
    EXPECT_EQ(status("附件\u202Efdp.exe"), "name");
    EXPECT_EQ(status("一\n二.pdf"), "name");
    EXPECT_EQ(status(" .. "), "name");
    EXPECT_EQ(status(std::string(121, 'x')), "name");
    EXPECT_EQ(status(std::string(120, 'x')), "kept");
}

TEST_F(FilesApi, LimitsOfUploads) {
    std::vector<std::string> begun;
    for (int i = 0; i < 5; ++i) begun.push_back(office.begin());
    EXPECT_EQ(house.registrar.post("/api/v1/uploads", Json::object()).status, 429);
    EXPECT_EQ(house.handler.post("/api/v1/uploads", Json::object()).status, 201) << "another post has its own";
    EXPECT_EQ(Uploader{house.handler}.part(begun[0], 1, "x").status, 404) << "somebody else's";
    EXPECT_EQ(house.registrar.ask("DELETE", "/api/v1/uploads/" + begun[0], "").status, 204);
    EXPECT_EQ(office.part(begun[0], 1, "x").status, 404);
    begun[0] = office.begin();
    EXPECT_EQ(office.part(begun[0], 1, std::string((4 << 20) + 1, 'x')).status, 413);
    EXPECT_EQ(office.part(begun[0], 1, std::string(4 << 20, 'x')).status, 200);
    EXPECT_EQ(office.part("0123", 1, "x").status, 404);
    EXPECT_EQ(keep("0123").status, 404);
    EXPECT_EQ(keep(begun[1]).status, 400) << "nothing was sent";
    house.go_to(monday + 1);
    EXPECT_EQ(office.part(begun[2], 1, "x").status, 404) << "left alone for a day";
    (void)office.begin();
    EXPECT_EQ(objects(), 1u) << "what ended is gone";
}

TEST_F(FilesApi, ReleasedMatterByMatter) {
    (void)house.handler.post("/api/v1/matters/" + matter + "/forward",
                             {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}});
    const int file = keep_one();
    const std::string list = "/api/v1/matters/" + matter + "/files";
    EXPECT_EQ(house.housing_handler.get(list).json(), Json::array());
    EXPECT_EQ(open(house.housing_handler, file).status, 404);
    const Json release{{"matter", matter_number}};
    EXPECT_EQ(house.housing_handler.post(at(file) + "/release", release).status, 404);
    ASSERT_EQ(house.registrar.post(at(file) + "/release", release).status, 200);
    EXPECT_EQ(house.registrar.post(at(file) + "/release", release).json()["code"], "already_released");
    EXPECT_EQ(house.housing_handler.get(list).json().size(), 1u);
    EXPECT_EQ(house.registrar.get(files).json()[0]["matters"], Json::array({matter_number}));
    ASSERT_EQ(open(house.housing_handler, file).status, 200);
    EXPECT_EQ(house.housing_handler.get(at(file)).body, pdf);
    EXPECT_EQ(open(house.water_handler, file).status, 404);
    EXPECT_EQ(open(house.leader, file).status, 403) << "may not see personal data";
    EXPECT_EQ(house.housing_handler.get(files).status, 404) << "the submission's list is the office's";
    ASSERT_EQ(house.registrar.post(at(file) + "/release", {{"matter", matter_number}, {"is_recalled", true}}).status,
              200);
    EXPECT_EQ(house.housing_handler.get(at(file)).status, 404) << "though it was opened";

    // The organ's own work.
    const Uploader housing{house.housing_handler};
    const Json body{{"upload", housing.whole(pdf)}, {"name", "现场照片.pdf"}, {"stage", "handling"}};
    ASSERT_EQ(house.housing_handler.post(list, body).status, 201);
    EXPECT_EQ(house.housing_handler.get(list).json()[0]["organ"]["name"], "区住建局");
    EXPECT_EQ(house.handler.get(list).json().size(), 1u);
    EXPECT_EQ(
        house.water_handler
            .post(list, {{"upload", Uploader{house.water_handler}.whole(pdf)}, {"name", "x"}, {"stage", "handling"}})
            .status,
        404);
}

/// A letter with a claim against housing that housing handles, and an accusation against it.
TEST_F(FilesApi, TheAccusedGetARedactedCopyOrNothing) {
    Json body = House::letter("漏雨");
    body["demands"].push_back(
        {{"title", "举报受贿"}, {"text", "详情"}, {"class", "accusation"}, {"accused", "区住建局"}});
    const Json mixed = house.register_one(body);
    const std::string claim = mixed["matters"][0]["id"], claim_number = mixed["matters"][0]["number"];
    const std::string theirs = "/api/v1/submissions/" + mixed["number"].get<std::string>() + "/files";
    (void)house.handler.post("/api/v1/matters/" + claim + "/forward",
                             {{"to", "区住建局"}, {"role", "lead"}, {"mode", "forward"}});
    const auto keep_mixed = [&](const Json& more) {
        Json draft{{"upload", office.whole(pdf)}, {"name", "信.pdf"}, {"stage", "received"}};
        draft.update(more);
        return house.registrar.post(theirs, draft);
    };
    const Reply whole = keep_mixed({{"matters", {claim_number}}});
    EXPECT_EQ(whole.status, 409) << whole.body;
    EXPECT_EQ(whole.json()["code"], "redacted_copy_only");
    EXPECT_EQ(whole.json()["article"], "30.3");
    EXPECT_EQ(objects(), 0u) << "refused, so nothing stays";
    const int letter = keep_mixed({{"matters", {mixed["matters"][1]["number"]}}}).json()["file"];
    const Reply copied = keep_mixed({{"redacts", letter}, {"matters", {claim_number}}});
    ASSERT_EQ(copied.status, 201) << copied.body;
    const int copy = copied.json()["file"];
    const Json seen = house.housing_handler.get("/api/v1/matters/" + claim + "/files").json();
    ASSERT_EQ(seen.size(), 1u);
    EXPECT_EQ(seen[0]["file"], copy);
    EXPECT_EQ(seen[0]["redacts"], 0) << "that there is another one, and its number, is not told";
    for (const Client* client : {&house.housing_handler, &house.housing_everything}) {
        const std::string copy_at = theirs + "/" + std::to_string(copy),
                          letter_at = theirs + "/" + std::to_string(letter);
        EXPECT_EQ(client->post(copy_at + "/open", {{"purpose", "contact"}}).status, 200);
        EXPECT_EQ(client->get(copy_at).status, 200);
        EXPECT_EQ(client->post(letter_at + "/open", {{"purpose", "contact"}}).status, 404);
        EXPECT_EQ(client->get(letter_at).status, 404);
        EXPECT_EQ(client->get(theirs).status, 404);
    }
}

TEST_F(FilesApi, ThePetitionerAddsFilesWithNumberAndCode) {
    const std::string counter = "/api/v1/public/submissions/" + number;
    const std::string code = registered["query_code"];
    const auto begin = [&] { return house.nobody.post(counter + "/uploads", {{"code", code}}); };
    const Uploader visitor{house.nobody, "/api/v1/public/uploads"};
    EXPECT_EQ(house.nobody.post(counter + "/uploads", {{"code", "22222222"}}).status, 404);
    const Reply begun = begin();
    ASSERT_EQ(begun.status, 201) << begun.body;
    EXPECT_EQ(begun.json()["size_max"], 10 << 20);
    const std::string upload = begun.json()["upload"];
    EXPECT_EQ(visitor.part(upload, 1, pdf).status, 200);
    EXPECT_EQ(office.part(upload, 2, "x").status, 404) << "not by the office's door";
    const Json draft{{"code", code}, {"upload", upload}, {"name", "收据.pdf"}};
    const Reply kept = house.nobody.post(counter + "/files", draft);
    ASSERT_EQ(kept.status, 201) << kept.body;
    const Json told = house.registrar.get(files).json();
    EXPECT_EQ(told[0]["stage"], "supplement");
    EXPECT_EQ(told[0]["organ"], nullptr);

    const std::string large = begin().json()["upload"];
    const std::string part(4 << 20, 'x');
    EXPECT_EQ(visitor.part(large, 1, part).status, 200);
    EXPECT_EQ(visitor.part(large, 2, part).status, 200);
    EXPECT_EQ(visitor.part(large, 3, part).status, 400) << "beyond 10 MB";
    (void)begin();
    EXPECT_EQ(begin().status, 429) << "two under way";
    EXPECT_EQ(house.nobody.post(counter + "/files", {{"code", code}, {"upload", large}, {"name", "大"}}).status, 400)
        << "eight megabytes of x are no text";
}

TEST_F(FilesApi, OverwritingTheFolderIsSaid) {
    const int file = keep_one();
    (void)open(house.registrar, file);
    std::filesystem::remove_all(house.directory() / "store" / "objects");
    const Reply reply = house.registrar.get(at(file));
    EXPECT_EQ(reply.status, 500);
    EXPECT_EQ(reply.body.find("objects"), reply.body.npos) << "paths stay inside";
}

/// A scanner that looks for a word, one that breaks, one that is not there, one that does not end reading.
struct Scanned : ::testing::Test {
    std::filesystem::path script =
        std::filesystem::temp_directory_path() / ("huiying-scan-" + std::to_string(::getpid()) + ".sh");
    ~Scanned() override { std::filesystem::remove(script); }

    [[nodiscard]] Reply keep(const std::string& commands, const std::string& bytes) const {
        std::ofstream(script) << "#!/bin/sh\n" << commands << "\n";
        Settings settings;
        settings.scan_command = {"sh", script.string()};
        House house(settings);
        const std::string number = house.register_one()["number"];
        const std::string upload = Uploader{house.registrar}.whole(bytes);
        return house.registrar.post("/api/v1/submissions/" + number + "/files",
                                    {{"upload", upload}, {"name", "x"}, {"stage", "received"}});
    }
};

TEST_F(Scanned, CleanInfectedAndBroken) {
    const std::string finds = "if grep -q VIRUS; then exit 1; else exit 0; fi";
    EXPECT_EQ(keep(finds, pdf).status, 201);
    const Reply infected = keep(finds, pdf + "VIRUS");
    EXPECT_EQ(infected.status, 400);
    EXPECT_NE(infected.body.find("病毒"), infected.body.npos);
    EXPECT_EQ(keep("exit 2", pdf).status, 503) << "what was not looked at is not taken";
    EXPECT_EQ(keep("kill -9 $$", pdf).status, 503);
    EXPECT_EQ(keep("head -c 10 > /dev/null; exit 0", pdf).status, 201) << "it need not read all";
}

}  // namespace
}  // namespace http::testing
