#include "http/public_receipt.hpp"

#include "http/public.hpp"
#include "http/public_find.hpp"

namespace http {
namespace {

constexpr const char* about_zh =
    "这份回执证明：您的信访件已经记入本机关的账册，此后没有被改动。其中没有姓名、内容和查询码，可以出示；请原样保存。"
    "核验不需要本机关的服务器：用 huiying verify-receipt 或者按公开的格式说明自行编写的程序，"
    "以及本机关公布的公钥（应从另一渠道取得，例如办公场所的公告）。程序依次核对登记内容的哈希、到账册根的路径、检查点的"
    "签名；"
    "任何一处改动都会使核验失败。请妥善保存：将来账册若与回执不符，回执就是凭据。";
constexpr const char* about_en =
    "This receipt proves that your submission is recorded in this office's ledger and unchanged since. It holds no "
    "name, "
    "no text and no query code, so it can be shown; keep it as it stands. To check it you need no server of this "
    "office: huiying verify-receipt, or a program of your own written from the published format, and the office's "
    "public "
    "key, taken from another channel, such as the notice on its premises. Checked are the hash of what was registered, "
    "the path to the ledger's root and the signature of the checkpoint; any change makes it fail. If the ledger and "
    "the "
    "receipt ever disagree, the receipt is your evidence.";

}  // namespace

base::Result<Response> get_receipt_publicly(Call& call) {
    CodeDraft draft;
    TRY(read_public(call, draft));
    const auto reader = call.hall.readers.lease();
    const core::Submission submission = TRY(find_submission(call, *reader, draft.code));
    return json(PublicReceiptView{.number = submission.as_registered.number,
                                  .receipt = TRY(reader->receipt(submission.id)),
                                  .zh = about_zh,
                                  .en = about_en});
}

}  // namespace http
