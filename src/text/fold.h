// Letters: folding for search and slugs, and the order of words in a language.
// One table for Turkish, Azerbaijani and English: İ I ı i -> i, Ş -> s, Ğ -> g, Ü -> u, Ö -> o,
// Ç -> c, Ə and its Cyrillic look-alike Ә (U+04D9) -> e. Composed and decomposed forms fold alike.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace masthead::text {

// Lower-case without marks: "ŞIRNAK" and "şırnak" give "sirnak". Other scripts are case-folded and
// lose their marks, ligatures are opened (ß -> ss). Never throws; bad bytes become U+FFFD.
std::string fold(std::string_view utf8);

// The words of a text, folded: maximal runs of letters and digits, in order, each at most
// `longest_word` bytes (a longer one is cut at a code point). An apostrophe ends a word: "Bakı'da"
// gives "baki" and "da". Scripts that write no blanks (Chinese, Thai) give one word per sentence.
inline constexpr std::size_t longest_word = 60;
std::vector<std::string> words(std::string_view utf8);

// One of these words with its place: bytes [begin, end) of the text that it was found in.
struct Word {
  std::size_t begin = 0, end = 0;
  std::string folded;
};
// The first word that begins at or after byte `from` (between two code points). To read all words,
// go on from `end`.
std::optional<Word> next_word(std::string_view utf8, std::size_t from);

// An address part of [a-z0-9-] made from a headline: at most `longest` bytes, cut at a word where
// possible, no leading, trailing or double hyphen. Apostrophes vanish ("Bakı'da" -> "bakida"), all
// else between words is a hyphen. Letters that have no Latin form are dropped; empty when nothing
// is left.
std::string slug(std::string_view utf8, std::size_t longest = 80);

// True for text that slug() could have made, other than the empty text.
bool is_slug(std::string_view text);

// Bytes that compare as the words would be sorted in the language ("en", "tr", "az"; others as
// "en"): Turkish a b c ç d e f g ğ h ı i j k l m n o ö p r s ş t u ü v y z (q w x as in Latin
// order), Azerbaijani a b c ç d e ə f g ğ h x ı i j k q l m n o ö p r s ş t u ü v y z (CLDR; w
// after v). Blanks and signs < digits < Latin letters < other scripts. Words that differ only in
// marks or case have different keys, unmarked before marked, small before capital. Compare as bytes
// (std::string does): a database column for keys must be binary.
std::string collation_key(std::string_view utf8, std::string_view language);

// A guess at the language of a text: "tr", "az" or "en" (when in doubt), by letters, endings and
// common words; names alone ("Iğdır", "Gəncə") decide nothing. Reads the first 400 words.
std::string guess_language(std::string_view utf8);

}  // namespace masthead::text
