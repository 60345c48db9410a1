#include "samples.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "law/standards.hpp"

namespace samples {
namespace {

struct Value {
    std::string_view field;
    std::string_view text;
};

constexpr std::string_view several_paragraphs =
    "经调查，松岭街道一号楼建成于二〇〇四年，共六层四十八户。楼道照明由原开发单位安装，质保期届满后由物业服务企业负责维"
    "护。\n"
    "二〇二六年一月起，三层至六层楼道灯陆续损坏。居民两次向物业服务企业报修，企业以维修资金不足为由没有修复。\n"
    "本机关于三月二十六日派两名工作人员到现场查看，并听取了居民、物业服务企业和社区居民委员会的意见，制作了笔录，拍摄了"
    "照片。";

constexpr std::array values{
    Value{"petitioner", "张某某"},
    Value{"applicant", "张某某"},
    Value{"respondent", "松岭区住房和城乡建设局"},
    Value{"addressee", "松岭区住房和城乡建设局"},
    Value{"matter", "松岭街道一号楼楼道照明长期无人维修"},
    Value{"matter_number", "990101L20260316000017-1"},
    Value{"contact", "李某某，电话 000-00000000"},
    Value{"query_code", "K7QX-M2RD"},
    Value{"address", "松岭区松岭街道一号楼二单元三〇二室"},
    Value{"phone", "000-00000000"},
    Value{"id_number", "（示例，不是真实证件号码）"},
    Value{"representatives", "张某某、王某某"},
    Value{"people", "12"},
    Value{"form", "来信"},
    Value{"received_day", "2026-03-16"},
    Value{"request", "请求有关单位尽快修复楼道照明，并明确今后由谁负责维护。"},
    Value{"facts", several_paragraphs},
    Value{"reasons", "物业服务合同约定公共照明由物业服务企业维护，业主已经按期交纳物业费。"},
    Value{"reason", "同一信访事项正在规定期限内办理，办理结果将由承办单位书面答复。"},
    Value{"oral_record", "无口头提出。"},
    Value{"registrar", "赵某某"},
    Value{"disposal", "拟转送松岭区住房和城乡建设局。"},
    Value{"authority", "该事项属于本机关职权范围"},
    Value{"path", "信访程序（《信访工作条例》第三十一条第六项）"},
    Value{"procedure",
          "（一）听取陈述\n听取您陈述的事实和理由，必要时约见。\n（二）调查核实\n到现场查看，向有关单位了解情况。\n（三"
          "）答复\n"
          "出具信访处理意见书并送达。"},
    Value{"due_day", "2026-05-19"},
    Value{"old_due_day", "2026-05-19"},
    Value{"accepted_day", "2026-03-20"},
    Value{"forwarded_to", "松岭区住房和城乡建设局"},
    Value{"forwarded_day", "2026-03-18"},
    Value{"handled_by", "松岭区住房和城乡建设局"},
    Value{"alternative", "您可以凭编号和查询码查询原事项的办理情况；对处理意见不服的，可以依法请求复查。"},
    Value{"final_organ", "某某市人民政府"},
    Value{"final_number", "市信复〔2025〕7号"},
    Value{"competent_organ", "松岭区人民法院"},
    Value{"legal_basis",
          "《物业管理条例》关于物业服务企业应当按照合同约定提供服务的规定；业主与物业服务企业签订的合同第八条。"},
    Value{"petitioner_summary", "张某某，松岭街道居民，联名十二人。"},
    Value{"matter_class", "申诉求决"},
    Value{"summary", several_paragraphs},
    Value{"notice_days", "15"},
    Value{"object_days", "5"},
    Value{"feedback", "查明的事实、处理意见、送达情况和采纳本建议的情况。"},
    Value{"materials", "信访材料原件一份，共三页；照片五张。"},
    Value{"objection_day", "2026-03-20"},
    Value{"decision", "同意"},
    Value{"assignment", "松信交〔2026〕3号"},
    Value{"investigation", "三月二十六日到现场查看，二十七日约见物业服务企业负责人，三十日召开协调会。"},
    Value{"opinion",
          "责成物业服务企业于四月十五日前修复三层至六层楼道照明，今后照明由其按照合同负责日常维护，费用从物业费列支。"},
    Value{"delivery", "处理意见书已于四月三日直接送达。"},
    Value{"attitude", "信访人表示接受，并在送达回证上签名。"},
    Value{"follow_up", "本单位将于四月二十日前回访，查看修复情况。"},
    Value{"outcome", "支持"},
    Value{"remedy_organ", "松岭区人民政府"},
    Value{"remedy_days", "30"},
    Value{"remedy_materials", "复查申请书、本意见书复印件、身份证明"},
    Value{"answer", "经查处，物业服务企业已于四月十日修复楼道照明。"},
    Value{"remedy", "如不服本答复，可以依法申请行政复议或者提起行政诉讼。"},
    Value{"suggestion", "建议在老旧住宅推广感应式楼道照明。"},
    Value{"adoption", "部分采纳"},
    Value{"response", "今年将在条件具备的二十栋住宅试行；其余住宅待评估后再定。"},
    Value{"approver", "陈某某"},
    Value{"requested_day", "2026-04-20"},
    Value{"original_number", "松建信〔2026〕5号"},
    Value{"findings", several_paragraphs},
    Value{"hearing", "五月六日举行听证，听证所需时间一日，不计入复核期限。"},
    Value{"hearing_day", "2026-05-06"},
    Value{"time", "上午九时"},
    Value{"place", "松岭区信访局二楼会议室"},
    Value{"host", "周某某"},
    Value{"members", "吴某某、郑某某、冯某某"},
    Value{"recorder", "孙某某"},
    Value{"parties", "信访人张某某；松岭区住房和城乡建设局钱某某；物业服务企业代表某某。"},
    Value{"issues", "楼道照明由谁维护，费用由谁承担。"},
    Value{"minutes",
          "主持人：现在开始听证，请信访人陈述。\n信访人：三层至六层的灯三个月没有修好。\n主持人：请物业服务企业说明。\n"
          "物业服务企业：公司愿意修复，请求分期完成。\n主持人：双方还有没有补充？\n信访人、物业服务企业：没有。"},
    Value{"first_day", "2026-05-06"},
    Value{"last_day", "2026-05-06"},
    Value{"day_count", "1"},
    Value{"conclusion", "楼道照明由物业服务企业按照合同维护。"},
    Value{"party_a", "张某某"},
    Value{"party_b", "某某物业服务有限公司"},
    Value{"mediator", "松岭街道人民调解委员会 许某某"},
    Value{"agreed_day", "2026-04-08"},
    Value{"terms", "一、乙方于四月十五日前修复楼道照明。\n二、乙方今后每季度检查一次。\n三、双方就本事项再无争议。"},
    Value{"trigger", "无正当理由未按规定期限办结"},
    Value{"action", "请查明原因，尽快办结，书面答复信访人。"},
    Value{"reply", "办理结果、未按期办结的原因和改进措施。"},
    Value{"problem", "本年度前三个月，有三件信访事项超过规定期限答复，两件没有告知延期理由。"},
    Value{"evidence", "有关事项编号和时限清单见附件。"},
    Value{"subject", "老旧住宅公共照明维护"},
    Value{"responsible", "某某物业管理站及其工作人员"},
    Value{"consequences", "有关问题长期没有解决，造成居民摔伤。"},
    Value{"document", "关于“楼道照明”信访事项的处理意见书（松建信〔2026〕5号）"},
    Value{"recipient", "张某某"},
    Value{"method", "直接送达"},
    Value{"delivered", "2026年4月3日10时20分"},
    Value{"signer", "本人"},
    Value{"refusal", "无"},
    Value{"witnesses", "无"},
    Value{"server", "钱某某"},
    Value{"meeting", "松岭区信访工作联席会议二〇二六年第一次会议"},
    Value{"meeting_day", "2026-04-01"},
    Value{"matters", "会议研究了老旧住宅公共照明维护问题，决定由住房和城乡建设局牵头，分两批解决。"},
    Value{"duties", "住房和城乡建设局牵头，松岭街道办事处配合，财政局保障经费。"},
    Value{"timetable", "四月底前完成摸底，六月底前完成第一批，十月底前全部完成。"},
    Value{"roadmap", "先摸底、后修复、再建立维护制度。"},
    Value{"present",
          "陈某某（区政府）、钱某某（住房和城乡建设局）、许某某（松岭街道办事处）、何某某（财政局）、吕某某（信访局）"},
    Value{"absent", "施某某（司法局）"},
    Value{"observers", "孔某某（某某物业服务有限公司）"},
};

std::string value_of(std::string_view id) {
    for (const Value& value : values) {
        if (value.field == id) return std::string(value.text);
    }
    throw std::logic_error("no sample for the field " + std::string(id));
}

}  // namespace

paper::PaperFields fields(core::PaperKind kind) {
    paper::PaperFields out;
    for (const core::PaperField& field : core::fields_of(kind)) out[std::string(field.id)] = value_of(field.id);
    if (kind == core::PaperKind::extension_notice) out["due_day"] = "2026-06-18";
    if (kind == core::PaperKind::policy_letter) out["addressee"] = "中共松岭区委、松岭区人民政府";
    if (kind == core::PaperKind::closing_report) out["addressee"] = "松岭区信访局";
    if (kind == core::PaperKind::review_opinion) out["remedy_organ"] = "某某市人民政府";
    if (kind == core::PaperKind::guidance_notice) out["path"] = "民事诉讼程序";
    return out;
}

paper::Letterhead letterhead(core::PaperKind kind) {
    paper::Letterhead out{.organ = "松岭区信访局",
                          .number = paper::document_number("松信", 2026, 12),
                          .day = base::Day::from(2026, 4, 2),
                          .query_url = "https://example.org/query?n=990101L20260316000017"};
    if (kind == core::PaperKind::opinion || kind == core::PaperKind::answer || kind == core::PaperKind::closing_report)
        out.organ = "松岭区住房和城乡建设局";
    if (kind == core::PaperKind::closing_report || kind == core::PaperKind::policy_letter) out.signer = "陈某某";
    if (kind == core::PaperKind::improvement_letter) out.attachments = {"有关事项编号清单", "有关时限清单"};
    if (kind == core::PaperKind::closing_report || kind == core::PaperKind::opinion) {
        out.copies_to = "松岭区信访局";
        out.print_day = base::Day::from(2026, 4, 3);
    }
    if (kind == core::PaperKind::register_form || kind == core::PaperKind::delivery_receipt) out.number.clear();
    return out;
}

evaluate::Evaluated report_case(const std::string& name) {
    const std::string path = "examples/guangzhou/" + name + ".toml";
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("no file " + path);
    auto standards = law::standards();
    if (!standards) throw std::runtime_error(standards.error().text());
    auto done = evaluate::evaluate({path, std::string(std::istreambuf_iterator<char>(in), {})},
                                   {std::move(*standards), nullptr, nullptr, {}});
    if (!done) throw std::runtime_error(done.error().text());
    return std::move(*done);
}

}  // namespace samples
