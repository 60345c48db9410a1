// The predicate language by recursive descent; its grammar stands in docs/formats/predicates.md in the same order.
#include <fmt/format.h>

#include "base/check.hpp"
#include "core/indicator/comparison.hpp"
#include "core/indicator/predicate.hpp"
#include "core/indicator/token.hpp"

namespace core {
namespace {

using base::Result;

constexpr std::string_view organ_kind_name = "organ_kind";

class Parser {
  public:
    Parser(Grain grain, std::string_view text, std::vector<Token> tokens)
        : grain_(grain), text_(text), tokens_(std::move(tokens)) {}

    Result<Node> whole() {
        Node node = TRY(alternatives());
        if (now().kind != TokenKind::end) return wrong("the predicate should end here, or go on with and, or");
        return node;
    }

  private:
    Grain grain_;
    std::string_view text_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;

    [[nodiscard]] const Token& now() const { return tokens_[at_]; }
    Token take() {
        const Token token = tokens_[at_];
        if (token.kind != TokenKind::end) ++at_;
        return token;
    }
    [[nodiscard]] bool is_now(TokenKind kind, std::string_view text) const {
        return now().kind == kind && now().text == text;
    }
    bool takes(TokenKind kind, std::string_view text) {
        const bool is_it = is_now(kind, text);
        if (is_it) ++at_;
        return is_it;
    }
    [[nodiscard]] std::unexpected<base::Error> wrong(const std::string& message, std::string cure = {}) const {
        return fail_at(text_, now(), message, std::move(cure));
    }

    Result<Node> alternatives() {
        Node node = TRY(conjunction());
        if (!is_now(TokenKind::name, "or")) return node;
        Node any{.shape = Node::Shape::any, .parts = {std::move(node)}};
        while (takes(TokenKind::name, "or")) any.parts.push_back(TRY(conjunction()));
        return any;
    }

    Result<Node> conjunction() {
        Node node = TRY(term());
        if (!is_now(TokenKind::name, "and")) return node;
        Node all{.shape = Node::Shape::all, .parts = {std::move(node)}};
        while (takes(TokenKind::name, "and")) all.parts.push_back(TRY(term()));
        return all;
    }

    Result<Node> term() {
        if (depth_ >= predicate_depth_max) return wrong("nested too deeply", "say it in fewer parentheses");
        ++depth_;
        auto node = bare_term();
        --depth_;
        return node;
    }

    Result<Node> bare_term() {
        if (takes(TokenKind::name, "not")) {
            Node part = TRY(term());
            return Node{.shape = Node::Shape::negation, .parts = {std::move(part)}};
        }
        if (takes(TokenKind::symbol, "(")) {
            Node inner = TRY(alternatives());
            if (!takes(TokenKind::symbol, ")")) return wrong("a closing parenthesis is missing here");
            return inner;
        }
        return comparison();
    }

    Result<Node> comparison() {
        const Token first = now();
        if (is_organ_kind(first)) return kind_comparison();
        const Operand left = TRY(operand());
        if (takes(TokenKind::name, "in")) return in_period(first, left);
        if (takes(TokenKind::name, "before")) return before_cut(first, left);
        if (takes(TokenKind::name, "is")) return is_set(first, left);
        if (now().kind == TokenKind::symbol) {
            if (const auto order = parse_order(now().text)) {
                ++at_;
                return compared(first, left, *order);
            }
        }
        const bool is_boolean = left.column && left.type == ColumnType::boolean && left.offset == 0;
        if (is_boolean) return range(*left.column, fixed(1), fixed(1));
        return wrong("a comparison is missing here",
                     "write = != < <= > >=, in period, before cut, is set or is missing");
    }

    Result<Node> in_period(const Token& first, const Operand& left) {
        if (!takes(TokenKind::name, "period")) return wrong("only `in period` is known");
        if (!left.column || left.type != ColumnType::day)
            return fail_at(text_, first, "only a day column can be in the period");
        return range(*left.column, {Bound::Anchor::period_start, -left.offset},
                     {Bound::Anchor::period_end, -left.offset});
    }

    Result<Node> before_cut(const Token& first, const Operand& left) {
        if (!takes(TokenKind::name, "cut"))
            return wrong("only `before cut` is known", "compare with < or <= for another day");
        if (!left.column || left.type != ColumnType::day)
            return fail_at(text_, first, "only a day column can be before the cut");
        return range(*left.column, lowest, {Bound::Anchor::cut, -left.offset});
    }

    Result<Node> is_set(const Token& first, const Operand& left) {
        if (!left.column || left.offset != 0) return fail_at(text_, first, "only a column can be set or missing");
        Node set = range(*left.column, lowest, highest);
        if (takes(TokenKind::name, "set")) return set;
        if (takes(TokenKind::name, "missing")) return Node{.shape = Node::Shape::negation, .parts = {std::move(set)}};
        return wrong("`is` is followed by set or missing");
    }

    Result<Node> compared(const Token& first, const Operand& left, Order order) {
        const Token second = now();
        if (left.column && (left.type == ColumnType::word || left.type == ColumnType::organ)) {
            return compared_with_word(first, left, order);
        }
        if (left.column && left.type == ColumnType::boolean) {
            return fail_at(text_, first, "this column is yes or no", "write the column alone, or not and the column");
        }
        const Operand right = TRY(operand());
        if (!left.column && !right.column) return fail_at(text_, first, "one side of a comparison must be a column");
        if (left.type != right.type) {
            return fail_at(text_, second,
                           fmt::format("a {} cannot be compared with a {}", name_of(left.type), name_of(right.type)));
        }
        return compare(left, order, right);
    }

    Result<Node> compared_with_word(const Token& first, const Operand& left, Order order) {
        if (order != Order::equal && order != Order::unequal)
            return fail_at(text_, first, "this column knows only = and !=");
        const Token token = take();
        if (token.kind != TokenKind::name && token.kind != TokenKind::quoted) {
            return fail_at(text_, token, "a word should stand here");
        }
        Node match{.shape = Node::Shape::organ, .a = *left.column, .organ = std::string(token.text)};
        if (left.type == ColumnType::word) {
            const auto words = column_at(grain_, *left.column).words;
            const auto value = TRY(word_index(words, token));
            match = range(*left.column, fixed(value), fixed(value));
        }
        return order == Order::equal ? match : but_set(*left.column, std::move(match));
    }

    [[nodiscard]] bool is_organ_kind(const Token& token) const {
        const bool is_named = token.text == organ_kind_name || token.text == "单位性质";
        return token.kind == TokenKind::name && is_named && find_column(grain_, "organ").has_value();
    }

    Result<Node> kind_comparison() {
        take();
        const auto order = now().kind == TokenKind::symbol ? parse_order(now().text) : std::nullopt;
        if (order != Order::equal && order != Order::unequal) return wrong("organ_kind is followed by = or !=");
        take();
        const Token token = take();
        const auto value = TRY(word_index(organ_kind_words, token));
        const ColumnRef column = *find_column(grain_, "organ");
        Node match{.shape = Node::Shape::organ, .a = column, .organ_kind = static_cast<OrganKind>(value)};
        return *order == Order::equal ? match : but_set(column, std::move(match));
    }

    Result<std::int64_t> word_index(std::span<const Word> words, const Token& token) const {
        std::vector<std::string_view> known;
        std::string list;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i].id == token.text || words[i].zh == token.text) return static_cast<std::int64_t>(i);
            known.insert(known.end(), {words[i].id, words[i].zh});
            list += fmt::format("{}{} {}", i == 0 ? "" : ", ", words[i].id, words[i].zh);
        }
        const auto near = nearest(token.text, known);
        return fail_at(text_, token, "no such word",
                       near.empty() ? fmt::format("it is one of: {}", list) : fmt::format("did you mean {}?", near));
    }

    Result<Operand> operand() {
        const Token token = take();
        Operand operand = TRY(bare_operand(token));
        while (now().kind == TokenKind::symbol && (now().text == "+" || now().text == "-")) {
            const bool is_minus = take().text == "-";
            const Token days = take();
            if (days.kind != TokenKind::number) return fail_at(text_, days, "a number of days should stand here");
            if (operand.type != ColumnType::day) return fail_at(text_, token, "days can be added to a day only");
            operand.offset += is_minus ? -days.value : days.value;
        }
        return operand;
    }

    Result<Operand> bare_operand(const Token& token) const {
        if (token.kind == TokenKind::day) return Operand{.type = ColumnType::day, .anchor = fixed(token.value)};
        if (token.kind == TokenKind::number) return Operand{.type = ColumnType::number, .anchor = fixed(token.value)};
        if (token.kind != TokenKind::name)
            return fail_at(text_, token, "a column, a day or a number should stand here");
        if (token.text == "cut") return Operand{.type = ColumnType::day, .anchor = {Bound::Anchor::cut, 0}};
        if (token.text == "period_start")
            return Operand{.type = ColumnType::day, .anchor = {Bound::Anchor::period_start, 0}};
        if (token.text == "period_end")
            return Operand{.type = ColumnType::day, .anchor = {Bound::Anchor::period_end, 0}};
        const auto column = find_column(grain_, token.text);
        if (column) return Operand{.type = column_at(grain_, *column).type, .column = column};
        return unknown(token);
    }

    [[nodiscard]] std::unexpected<base::Error> unknown(const Token& token) const {
        std::vector<std::string_view> known{"cut", "period_start", "period_end", organ_kind_name};
        for (const Grain grain : {grain_, Grain::matters}) {
            for (const Column& column : columns(grain)) {
                if (find_column(grain_, column.id)) known.insert(known.end(), {column.id, column.zh});
            }
        }
        const auto near = nearest(token.text, known);
        return fail_at(text_, token, fmt::format("{} have no column {}", id_of(grain_), token.text),
                       near.empty() ? "docs/formats/predicates.md lists them" : fmt::format("did you mean {}?", near));
    }
};

}  // namespace

base::Result<Predicate> parse_predicate(Grain grain, std::string_view text) {
    if (text.size() > predicate_bytes_max) return base::fail(base::ErrorKind::bad_input, "the predicate is too long");
    auto tokens = TRY(tokens_of(text));
    if (tokens.size() == 1) {
        return base::fail(base::ErrorKind::bad_input, "the predicate is empty", {}, "e.g. received_day in period");
    }
    Node root = TRY(Parser(grain, text, std::move(tokens)).whole());
    return Predicate{grain, std::move(root)};
}

base::Result<Predicate> parse_question(std::string_view text) {
    const std::string cure = "begin with submissions: matters: legs: reviews: or ratings:";
    const auto tokens = TRY(tokens_of(text));
    if (tokens.size() < 2 || tokens[1].kind != TokenKind::symbol || tokens[1].text != ":") {
        return fail_at(text, tokens[0], "the grain is missing", cure);
    }
    const auto grain = parse_word<Grain>(tokens[0].text);
    if (!grain) return fail_at(text, tokens[0], "no such grain", cure);
    // The rest is parsed in place of the whole, so that the mark stands under the right sign.
    std::string rest(text);
    for (std::size_t i = 0; i < tokens[1].at + tokens[1].length; ++i) rest[i] = ' ';
    return parse_predicate(*grain, rest);
}

}  // namespace core
