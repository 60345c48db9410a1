// What the linter knows of a report, whatever file it came from: paragraphs of running text, the figures in them, and
// the rows of its tables. Readers (read/) fill it, rules (rules/) look at it and change nothing. Plain values, any
// thread.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.hpp"

namespace lint {

using base::Decimal;

/// Where something stands: line and column of a text, or the cell of a table. Columns count characters, from 1.
struct Place {
    std::uint32_t line = 0, column = 0;  ///< 0: the file has no lines that a person could count
    std::string cell = {};               ///< "绩效!C5", "/indicators/3/score"
    std::string quote = {};              ///< the words around it
};

enum class Bound : std::uint8_t { exact, at_least, at_most, more_than, less_than };

/// A number as somebody wrote it: "≥20名", "75%以上", "14.23分（满分15分）".
struct Number {
    Decimal value;
    std::string unit = {};  ///< as written, "" if none
    Bound bound = Bound::exact;
    bool is_rank = false;              ///< 第 3 名
    bool is_about = false;             ///< 约、余、多
    std::optional<Decimal> full = {};  ///< 满分 15 分
    std::size_t begin = 0, end = 0;    ///< bytes of its text, words of the bound and unit included
    std::string label = {};            ///< the words in front of it that say what it is
    std::size_t label_begin = 0;
    bool is_in_brackets = false;
};

/// A cell that holds a value or words.
struct Value {
    std::string text = {};
    std::optional<Number> number = {};
    Place place = {};
    [[nodiscard]] bool is_empty() const { return text.empty(); }
};

struct Paragraph {
    std::string text;                   ///< one flow: spaces and line ends inside words are gone
    std::vector<std::uint32_t> source;  ///< for each byte, where it stood in the source
    std::string chapter, section;       ///< headings above it: 一、… and （一）…
    Place cell = {};                    ///< when it is the text of a cell
};

/// A number in running text.
struct Figure : Number {
    std::size_t paragraph = 0;
    std::size_t sentence = 0;  ///< counted through the report, ends at 。！？
    std::size_t clause = 0;    ///< ends at ； too
};

/// One row of a table of indicators, or a sentence that says the same ("…，年度指标值：≥20名，实际完成指标值：25名").
struct Indicator {
    std::string level = {}, kind = {}, name = {}, definition = {};  ///< 一级, 二级, 三级指标; 计算公式
    Value target = {}, actual = {}, full = {}, score = {}, funds = {};
    std::string reason;     ///< 偏差原因
    std::string parent;     ///< of a tree: the group it is a part of
    std::size_t table = 0;  ///< rows of one table have one number
    bool is_total = false;  ///< 合计, 总分
    bool is_prose = false;  ///< out of a sentence
    Place place = {};
};

/// One row of a table of funds.
struct Funds {
    std::string label = {};
    Value initial = {}, adjustment = {}, budget = {}, spent = {}, rate = {}, adjustment_rate = {}, full = {},
          score = {};
    std::string adjustment_title = {};  ///< what the column is called
    std::size_t table = 0;
    bool is_total = false;
    Place place = {};
};

/// A score, from running text or a tree: what it is of, out of how many.
struct Score {
    std::string label;
    Value value;
    std::optional<Decimal> full = {};
    std::vector<Value> parts = {};  ///< that should add up to it; empty if none are named
    bool is_total = false;          ///< of the whole report
};

struct Grade {
    std::string word;  ///< 优, 良, 中, 差
    Place place = {};
};

struct Heading {
    std::string text;
    Place place = {};
    int level = 1;
};

struct Report {
    std::string file = {};
    std::string title = {};
    std::vector<Paragraph> paragraphs = {};
    std::vector<Figure> figures = {};
    std::vector<Heading> headings = {};
    std::vector<Indicator> indicators = {};
    std::vector<Funds> funds = {};
    std::vector<Score> scores = {};
    std::vector<Grade> grades = {};
    std::size_t tables = 0;
    std::string source = {};                      ///< of a text file: what it says, in UTF-8
    std::vector<std::uint32_t> line_starts = {};  ///< its lines, by their first bytes
    bool counts_paragraphs = false;               ///< of a document: its "lines" are paragraphs

    [[nodiscard]] Place place_at(std::uint32_t byte, std::string quote) const;  ///< of the source
    [[nodiscard]] Place place_of(std::size_t paragraph, std::size_t begin, std::size_t end) const;
    [[nodiscard]] Place place_of(const Figure& figure) const {
        return place_of(figure.paragraph, figure.label_begin, figure.end);
    }
};

}  // namespace lint
