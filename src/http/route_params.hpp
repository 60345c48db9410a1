// What the routes take in their queries, told to the OpenAPI document. Included by routes.cpp alone.
#pragma once
#include "core/account/money.hpp"
#include "http/audit.hpp"
#include "http/files.hpp"
#include "http/papers.hpp"
#include "http/route.hpp"
#include "http/table_file.hpp"
#include "intake/account_sheets.hpp"

namespace http {

using Kind = Param::Kind;

inline constexpr Param list_query[] = {
    {Kind::word, "list", false, "which list; all if not given", store::work_list_words},
    {Kind::word, "class", false, "only matters of this class", core::matter_class_words},
    {Kind::word, "phase", false, "only matters in this phase", core::phase_words},
    {Kind::text, "number", false, "only numbers that begin so"},
    {Kind::text, "cursor", false, "`next` of the page before"},
    {Kind::number, "limit", false, "rows of a page, 1 to 500; 50 if not given"},
    {Kind::word, "format", false, "csv or xlsx gives the whole list as a file", format_words},
};
inline constexpr Param export_query[] = {
    {Kind::word, "format", false, "csv or xlsx; csv if not given", format_words},
};
inline constexpr Param period_query[] = {
    {Kind::day, "from", true, "first day of the period"},
    {Kind::day, "to", true, "last day of the period"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
    {Kind::text, "by", false, "groups, joined by commas: organ, month, form …"},
    {Kind::text, "ids", false, "only these indicators, joined by commas"},
    {Kind::word, "format", false, "csv or xlsx gives a file", format_words},
};
inline constexpr Param explain_query[] = {
    {Kind::day, "from", true, "first day of the period"},
    {Kind::day, "to", true, "last day of the period"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
    {Kind::text, "group", false, "only this group: by=key, joined by commas"},
    {Kind::number, "offset", false, "of both lists"},
    {Kind::number, "limit", false, "of both lists, 1 to 1000; 100 if not given"},
};
inline constexpr Param trace_query[] = {
    {Kind::day, "from", false, "first day of the period; of the cut's year if not given"},
    {Kind::day, "to", false, "last day of the period; of the cut's year if not given"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
    {Kind::text, "indicator", false, "only this indicator"},
};
inline constexpr Param rank_query[] = {
    {Kind::day, "from", true, "first day of the period"},
    {Kind::day, "to", true, "last day of the period"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
    {Kind::text, "by", false, "organ (if not given), organ_filed or office"},
    {Kind::word, "peers", false, "only organs of this kind", core::words(core::OrganKind{})},
    {Kind::number, "least", false, "quotients of fewer are listed unranked; 20 if not given"},
};
inline constexpr Param findings_query[] = {
    {Kind::day, "from", true, "first day of the period"},
    {Kind::day, "to", true, "last day of the period"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
};
inline constexpr Param spread_query[] = {
    {Kind::day, "from", true, "first day of the period"},
    {Kind::day, "to", true, "last day of the period"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
    {Kind::text, "by", false, "groups, joined by commas: organ, month, form …"},
};
inline constexpr Param count_query[] = {
    {Kind::text, "predicate", true, "e.g. matters: closed_day in period"},
    {Kind::day, "from", true, "first day of the period"},
    {Kind::day, "to", true, "last day of the period"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
};
inline constexpr Param pivot_query[] = {
    {Kind::text, "predicate", true, "e.g. matters: received_day in period"},
    {Kind::text, "rows", true, "a group: organ, month, form …"},
    {Kind::text, "columns", false, "another group; totals only if not given"},
    {Kind::text, "dated", false, "the day that puts a row into a month; received_day if not given"},
    {Kind::day, "from", true, "first day of the period"},
    {Kind::day, "to", true, "last day of the period"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
    {Kind::word, "format", false, "csv or xlsx gives a file", format_words},
};
inline constexpr Param ask_query[] = {
    {Kind::day, "from", false, "first day of the period; the saved one, or 1 January, if not given"},
    {Kind::day, "to", false, "last day of the period; the saved one, or today, if not given"},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
    {Kind::text, "cursor", false, "of a list: `next` of the page before"},
    {Kind::number, "limit", false, "of a list: rows of a page"},
    {Kind::word, "format", false, "csv or xlsx gives a file; a count has none", format_words},
};
inline constexpr Param account_query[] = {
    {Kind::word, "department", false, "yes: with all organs below it", yes_no_words},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
};
inline constexpr Param money_query[] = {
    {Kind::word, "formula", false, "which figure; needed", core::money_formula_words},
    {Kind::text, "project", false, "only this project's code"},
    {Kind::word, "kind", false, "only basic or project expenditure", core::project_kind_words},
    {Kind::word, "source", false, "only this source", core::money_source_words},
    {Kind::text, "task", false, "only projects of this task"},
    {Kind::text, "class", false, "only economic classes that begin so"},
    {Kind::day, "from", false, "revenue and expenditure from this day"},
    {Kind::day, "to", false, "entries up to this day"},
    {Kind::word, "department", false, "yes: with all organs below it", yes_no_words},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
};
inline constexpr Param progress_query[] = {
    {Kind::number, "month", false, "1 to 12; 12 if not given"},
    {Kind::word, "department", false, "yes: with all organs below it", yes_no_words},
    {Kind::day, "as_of", false, "facts up to this day; today if not given"},
    {Kind::number, "seq", false, "facts up to this ledger number; the head if not given"},
    {Kind::word, "format", false, "csv or xlsx gives a file", format_words},
};
inline constexpr Param sheet_query[] = {
    {Kind::word, "sheet", false, "what the file holds; needed", intake::account_sheet_words},
    {Kind::word, "dry_run", false, "yes: look at all, write nothing", yes_no_words},
};
inline constexpr Param template_query[] = {
    {Kind::word, "format", false, "csv or xlsx; xlsx if not given", format_words},
};
inline constexpr Param due_query[] = {
    {Kind::text, "term", true, "a period's id, e.g. handle"},
    {Kind::day, "from", true, "the day that starts it"},
    {Kind::number, "days", false, "of an assignment: its length"},
    {Kind::number, "extension", false, "days it was extended by"},
    {Kind::number, "hearing", false, "days of hearings"},
};
inline constexpr Param audit_query[] = {
    {Kind::word, "kind", false, "only this kind", store::audit_kind_words},
    {Kind::word, "accusation", false, "only what is about an accusation, or not", yes_no_words},
    {Kind::text, "post", false, "only this post: id or name"},
    {Kind::day, "from", false, "first day"},
    {Kind::day, "to", false, "last day"},
    {Kind::text, "cursor", false, "`next` of the page before"},
    {Kind::number, "limit", false, "rows of a page, 1 to 500; 100 if not given"},
};
inline constexpr Param draft_query[] = {
    {Kind::word, "kind", false, "which paper; needed", core::paper_kind_words},
    {Kind::number, "leg", false, "of which leg; 0 if not given"},
};
inline constexpr Param paper_query[] = {
    {Kind::word, "copy", false, "which file; the scan before the edited one before the one made, if not given",
     core::paper_copy_words},
    {Kind::word, "format", false, "pdf makes a PDF of a .docx", paper_format_words},
};
inline constexpr Param copy_query[] = {
    {Kind::word, "copy", false, "edited, or scan if not given", core::paper_copy_words},
};
inline constexpr Param cursor_query[] = {{Kind::text, "cursor", false, "`next` of the page before"}};
inline constexpr Param file_query[] = {
    {Kind::word, "disposition", false, "inline shows pictures and PDF in the page; attachment if not given",
     disposition_words},
};
inline constexpr Param code_query[] = {{Kind::text, "code", true, "the query code on the receipt"}};

}  // namespace http
