#include "app/demo/texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr std::array surnames{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
constexpr std::array given{"一", "二", "三", "四", "五", "六", "七", "八", "九",
                           "十", "东", "南", "西", "北", "春", "夏", "秋", "冬"};
constexpr std::array places{"松岭路", "临江花园", "白石村", "青溪新村", "云山大道", "河畔小区", "旧厂北巷", "南门市场"};

struct Topic {
    std::uint32_t category;  ///< 2+2+2 digits of our own example catalogue
    std::array<const char*, 3> problems;
};

// In the order of the handling organs of office.cpp; the townships take what is left.
constexpr std::array topics{
    Topic{10101, {"物业服务收费与约定不符", "电梯长期停运无人维修", "加装电梯意见不一请求协调"}},
    Topic{20101, {"工资被拖欠请求追讨", "工伤认定迟迟没有结果", "社保缴费年限登记有误"}},
    Topic{30101, {"学区划分请求说明", "校外培训机构退费难", "学校周边交通秩序混乱"}},
    Topic{40101, {"医疗收费请求核查", "社区卫生站药品不足", "预防接种预约困难"}},
    Topic{50101, {"夜间施工噪声扰民", "占道经营影响通行", "垃圾收运不及时"}},
    Topic{60101, {"征地补偿标准请求公开", "宅基地权属争议", "不动产登记办理缓慢"}},
    Topic{70101, {"工厂异味影响居住", "河涌水质发黑", "餐饮油烟直排"}},
    Topic{80101, {"低保申请请求复核", "养老机构服务质量差", "殡葬收费不透明"}},
    Topic{90101, {"预付卡商家关门", "食品过期仍在销售", "电动车质量纠纷"}},
    Topic{100101, {"公交线路调整请求恢复", "道路破损未修复", "停车位被占用"}},
    Topic{110101, {"农田灌溉设施损坏", "惠农补贴未到账", "土地承包合同纠纷"}},
    Topic{120101, {"自来水水压不足", "内涝积水多年未治", "排水管网堵塞"}},
    Topic{130101, {"村务公开不及时", "集体分红分配请求说明", "邻里纠纷请求调解"}},
};

template <class T, std::size_t N>
const T& one(Chance& chance, const std::array<T, N>& items) {
    return chance.of(std::span<const T>(items));
}

}  // namespace

PersonDraft simulated_person(Chance& chance) {
    PersonDraft person;
    person.name = fmt::format("{}{}{}", one(chance, surnames), one(chance, given), one(chance, given));
    person.phone = fmt::format("000{:08}", chance.between(0, 99'999'999));  // no such numbers exist
    person.address = fmt::format("云山区{}{}号", one(chance, places), chance.between(1, 300));
    if (chance.in_thousand(40)) {
        person.kind = core::PersonKind::legal_person;
        person.name = fmt::format("模拟{}有限公司", one(chance, given));
    }
    return person;
}

DemandDraft simulated_demand(Chance& chance, std::size_t organ) {
    const Topic& topic = topics[std::min(organ, topics.size() - 1)];
    DemandDraft demand;
    const char* place = one(chance, places);
    const char* problem = one(chance, topic.problems);
    demand.title = fmt::format("{}{}", place, problem);
    demand.text =
        fmt::format("（模拟数据）本人反映{}{}，多次向有关单位反映未果，请求依法处理并书面答复。", place, problem);
    demand.category = topic.category;
    demand.matter_class = core::MatterClass::claim;
    return demand;
}

}  // namespace app
