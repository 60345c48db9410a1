#include "core/matter/apply_paper.hpp"

namespace core {

void apply_paper(Matter& matter, const Fact& fact, const IssuePaper& deed) {
    Paper paper;
    paper.version = fact.version;
    paper.leg = deed.leg;
    paper.kind = deed.kind;
    paper.number = deed.number;
    paper.day = fact.day;
    matter.papers.push_back(std::move(paper));
}

void apply_paper(Matter& matter, const Fact& fact, const KeepPaper& deed) {
    if (Paper* paper = matter.paper(deed.paper))
        (deed.copy == PaperCopy::scan ? paper->scan : paper->edited) = fact.version;
}

void apply_paper(Matter& matter, const Fact&, const VoidPaper& deed) {
    if (Paper* paper = matter.paper(deed.paper)) paper->is_void = true;
}

void apply_paper(Matter& matter, const Fact& fact, const ServePaper& deed) {
    Paper* paper = matter.paper(deed.paper);
    if (paper == nullptr) return;
    paper->served_day = received_by(deed.method, fact.day);
    paper->served_by = deed.method;
}

}  // namespace core
