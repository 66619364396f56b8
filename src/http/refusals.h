// The refusals of the gate: for each its code, its status and one sentence for the reader and docs.
// A reader quotes the code; `grep M1xx` leads here and from here to the one place that throws it.
//
//   throw refused(refusal::bad_length);
#pragma once

#include "src/http/request.h"

namespace masthead::http {

struct Refusal {
  const char* code;
  int status;
  const char* sentence;
};

namespace refusal {

inline constexpr Refusal unknown_method{"M101", 405,
                                        "The request's method is not GET, HEAD or POST."};
inline constexpr Refusal no_form{"M102", 405, "This page takes no form."};
inline constexpr Refusal bad_length{"M103", 400,
                                    "The length of the form, as announced, is not a number."};
inline constexpr Refusal no_length{"M104", 411, "The form came without its length."};
inline constexpr Refusal too_large{"M105", 413, "The form is larger than this page accepts."};
inline constexpr Refusal incomplete{"M106", 400,
                                    "The form arrived incomplete; nothing was stored."};
inline constexpr Refusal too_slow{"M107", 408,
                                  "The form did not arrive in time; nothing was stored."};
inline constexpr Refusal wrong_type{"M108", 415, "The form is not of the type that pages send."};
inline constexpr Refusal multipart{"M109", 415, "This page takes no files."};
inline constexpr Refusal long_query{"M110", 414,
                                    "The address has more than 8 KiB after the \"?\"."};
inline constexpr Refusal many_fields{"M111", 400, "There are more than 64 fields."};
inline constexpr Refusal bad_percent{
    "M112", 400, "A \"%\" in a field is not followed by two hexadecimal digits."};
inline constexpr Refusal field_not_utf8{"M113", 400, "A field is not well-formed UTF-8."};
inline constexpr Refusal field_control{"M114", 400, "A field holds a control character."};
inline constexpr Refusal repeated_field{"M115", 400, "A field occurs more than once."};
inline constexpr Refusal path_not_utf8{"M116", 400, "The address is not well-formed UTF-8."};
inline constexpr Refusal path_control{"M117", 404, "The address holds a control character."};
inline constexpr Refusal long_path{"M118", 404, "The address is longer than 2,000 bytes."};
inline constexpr Refusal disagreement{"M119", 400, "The fields could not be read with certainty."};
inline constexpr Refusal long_name{"M120", 400, "A field's name is longer than 256 bytes."};
inline constexpr Refusal long_text{"M131", 400, "A field is longer than this page accepts."};
inline constexpr Refusal bad_id{"M132", 400, "A field that must be a number is not one."};

inline constexpr Refusal all[] = {
    unknown_method, no_form,       bad_length,     no_length,     too_large,    incomplete,
    too_slow,       wrong_type,    multipart,      long_query,    many_fields,  bad_percent,
    field_not_utf8, field_control, repeated_field, path_not_utf8, path_control, long_path,
    disagreement,   long_name,     long_text,      bad_id,
};

}  // namespace refusal

inline Refused refused(const Refusal& refusal, std::string allow = {}) {
  return {refusal.status, refusal.code, std::move(allow)};
}

// The sentence of a code ("M101"); nullptr for a code that is not the gate's.
inline const char* sentence_of(std::string_view code) {
  for (const Refusal& refusal : refusal::all) {
    if (code == refusal.code) return refusal.sentence;
  }
  return nullptr;
}

}  // namespace masthead::http
