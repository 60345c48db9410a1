// Every limit of the HTTP room, by name. What reaches one is told so (413, 414, 429, 503); nothing grows without end.
#pragma once
#include <cstddef>
#include <cstdint>

namespace http {

inline constexpr std::size_t body_max = 4 << 20;           ///< bytes of a request's body: more is 413
inline constexpr std::size_t public_body_max = 256 << 10;  ///< bytes of a body at the public counter: more is 400
inline constexpr std::size_t body_hard_max = 8 << 20;      ///< beyond this the connection ends without an answer
inline constexpr std::size_t target_max = 6 << 10;         ///< bytes of path and query as sent
inline constexpr std::size_t query_max = 4 << 10;          ///< bytes of the query: more is 414
inline constexpr std::size_t header_name_max = 128;        ///< bytes
inline constexpr std::size_t header_value_max = 8 << 10;   ///< bytes
inline constexpr std::size_t header_count_max = 64;
inline constexpr std::size_t connections_max = 1'000;
inline constexpr int read_timeout_s = 30;     ///< for the next request to be there, whole
inline constexpr int handle_timeout_s = 120;  ///< for our answer
inline constexpr int write_timeout_s = 60;    ///< for the client to take what we send
inline constexpr int json_depth_max = 16;
inline constexpr unsigned long count_max = 1'000'000;  ///< any number in a body
inline constexpr unsigned io_threads = 2;
inline constexpr unsigned worker_threads = 2;         ///< figures, exports
inline constexpr unsigned file_threads = 2;           ///< attachments: encrypting, scanning, reading
inline constexpr unsigned password_threads = 1;       ///< argon2id: ~50 ms and 64 MiB each
inline constexpr std::size_t worker_queue_max = 200;  ///< waiting jobs of one pool
inline constexpr std::size_t log_lines_max = 10'000;  ///< waiting for a slow sink; more are dropped and counted
inline constexpr std::size_t readers_idle_max = 8;    ///< kept open; more may be in use
inline constexpr std::uint32_t matches_max = 100;     ///< submissions that one search by phone or ID number tells
inline constexpr std::uint32_t list_page_default = 50;
inline constexpr std::uint32_t export_page = 500;     ///< rows of one chunk of a download
inline constexpr std::size_t bulk_matters_max = 200;  ///< named in one call that does something to each
inline constexpr int office_age_max_ms = 1'000;       ///< a post ended takes effect within a second
inline constexpr int tally_wait_ms = 10'000;

inline constexpr int sign_in_failures_max = 20;  ///< of one address in a window
inline constexpr int query_tries_max = 60;       ///< public queries of one address in a window
inline constexpr int query_failures_max = 10;    ///< wrong codes for one number in a window
inline constexpr int counter_tries_max = 20;     ///< public submissions and further texts of one address in a window
inline constexpr int counter_all_max = 1'000;    ///< the same, of all addresses together
inline constexpr int window_s = 600;
inline constexpr std::size_t window_keys_max = 50'000;  ///< beyond it, new keys share one count

// Attachments; limits of a file and of a submission: core/matter/file_rules.hpp.
inline constexpr std::size_t file_piece = 1 << 20;  ///< bytes given out, or to the scanner, at once
inline constexpr int scan_max_s = 60;               ///< for the virus scanner to end; less than handle_timeout_s
inline constexpr int upload_idle_s = 1'800;         ///< without a part an upload ends
inline constexpr std::size_t uploads_of_one_max = 5, uploads_max = 60;     ///< under way: of one post, of all posts
inline constexpr std::uint64_t uploads_size_max = std::uint64_t{4} << 30;  ///< bytes under way, of all together
inline constexpr int opening_s = 900;  ///< how long a file may be read after it was said what for
inline constexpr std::size_t openings_max = 20'000;
inline constexpr std::uint32_t public_file_max = 10 << 20;  ///< bytes of one file from the public counter
inline constexpr std::size_t public_files_max = 10;         ///< files from there of one submission
inline constexpr std::size_t public_uploads_of_one_max = 2, public_uploads_max = 40;

/// At the public counter, tighter than what an office may register: enough for any petition, too little for a flood.
inline constexpr std::size_t public_persons_max = 20, public_demands_max = 10;
inline constexpr std::size_t public_name_max = 60, public_title_max = 100, public_address_max = 200;  ///< characters
inline constexpr std::size_t public_phone_max = 30, public_id_number_max = 30;                        ///< characters
inline constexpr std::size_t public_text_max = 10'000, public_texts_max = 20'000;  ///< characters of one text, of all
inline constexpr std::size_t public_addressees_max = 100;                          ///< organs listed for a review

}  // namespace http
