#include "http/public_words.hpp"

#include <fmt/format.h>

#include "http/shape.hpp"

namespace http {
namespace {

struct Label {
    std::string_view field, zh, zh_false = {};
};

// What a bare value does not say by itself. Of yes and no both are said where both say something.
constexpr Label labels[] = {{"received_day", "收到"},
                            {"posted_day", "寄出"},
                            {"first_day", "首日"},
                            {"external_due", "限办截止"},
                            {"assigned_days", "指定期限（日）"},
                            {"days", "延长（日）"},
                            {"people", "人次"},
                            {"version", "所更正的记录序号"},
                            {"day", "更正后的日期"},
                            {"region", "问题属地"},
                            {"category", "内容分类"},
                            {"accused", "被检举、控告单位"},
                            {"external_source", "来源系统"},
                            {"external_number", "外部编号"},
                            {"is_upheld", "同意异议", "不同意异议"},
                            {"is_agreed", "达成协议", "未达成协议"},
                            {"is_solved", "已解决", "未解决"},
                            {"is_accepted", "信访人认可", "信访人不认可"},
                            {"is_rewarded", "给予奖励"},
                            {"is_annulled", "该记录作废"},
                            {"is_first", "初次", "重复"},
                            {"is_repeat", "并入已有事项"},
                            {"is_anonymous", "匿名"},
                            {"is_name_withheld", "要求不公开姓名"},
                            {"is_read_back", "已宣读"},
                            {"is_signed", "已签名"}};

const Label* label_of(std::string_view field) {
    for (const Label& label : labels) {
        if (label.field == field) return &label;
    }
    return nullptr;
}

class Teller {
  public:
    Teller(const core::Matter& matter, const core::Office& office) : matter_(matter), office_(office) {}

    void operator()(std::string_view field, const std::string& value) { labelled(field, value, value); }
    void operator()(std::string_view field, bool value) {
        const Label* label = label_of(field);
        if (label == nullptr || (!value && label->zh_false.empty())) return;
        add(value ? label->zh : label->zh_false, fmt::format("{}{}", value ? "" : "not ", field.substr(3)));
    }
    void operator()(std::string_view, std::uint8_t leg) {
        if (leg >= matter_.legs.size()) return;
        organ({}, matter_.legs[leg].organ);
    }
    void operator()(std::string_view field, std::uint32_t value) {
        if (value == 0) return;
        const std::string text = is_code(field) ? fmt::format("{:06}", value) : fmt::format("{}", value);
        labelled(field, text, text);
    }
    void operator()(std::string_view field, base::Day value) {
        if (value.is_set()) labelled(field, value.text(), value.text());
    }
    void operator()(std::string_view field, const base::Id& value) { organ(field, value); }
    void operator()(std::string_view, const base::Bytes&) {}  // a corrected deed: its own fact shows the old one
    void operator()(std::string_view, std::int64_t) {}        // money: no deed of a matter has it
    template <Worded E>
    void operator()(std::string_view, E value) {
        const core::Word& word = words(value)[static_cast<std::size_t>(value)];
        if (word.id != "none") add(word.zh, word.id);
    }
    template <class T>
    void operator()(std::string_view field, const std::vector<T>& values) {
        for (const T& value : values) (*this)(field, value);
    }

    PlainWords take() { return std::move(words_); }

  private:
    const core::Matter& matter_;
    const core::Office& office_;
    PlainWords words_;

    void add(std::string_view zh, std::string_view en) {
        if (zh.empty()) return;
        words_.zh.append(words_.zh.empty() ? "" : "；").append(zh);
        words_.en.append(words_.en.empty() ? "" : "; ").append(en);
    }
    void labelled(std::string_view field, std::string_view zh, std::string_view en) {
        if (zh.empty()) return;
        const Label* label = label_of(field);
        if (label == nullptr) return add(zh, en);
        add(fmt::format("{}：{}", label->zh, zh), fmt::format("{}: {}", field, en));
    }
    /// An id that is no organ's (a post, another submission) is nobody else's business.
    void organ(std::string_view field, const base::Id& id) {
        if (const core::Organ* organ = office_.organ(id)) labelled(field, organ->name, organ->name);
    }
};

}  // namespace

PlainWords plain_words(const core::Deed& deed, const core::Matter& matter, const core::Office& office) {
    Teller teller(matter, office);
    std::visit([&](const auto& body) { body.fields(body, teller); }, deed);
    return teller.take();
}

}  // namespace http
