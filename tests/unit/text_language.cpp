// guess_language(): headlines are the hard case, names of one country in a text of another too.

#include "src/text/fold.h"

#include <boost/test/unit_test.hpp>

using masthead::text::guess_language;

namespace {

const char* const turkish[] = {
    "Cumhurbaşkanı yarın Ankara'da gazetecilerle buluşacak",
    "Borsa güne yükselişle başladı",
    "Deprem sonrası arama çalışmaları sürüyor",
    "Türkiye ile Azerbaycan arasında yeni anlaşma",
    "Fenerbahçe deplasmanda kazandı",
    "Enflasyon rakamları açıklandı",
    "Gəncə belediyesi ile ortak proje için imzalar atıldı",
    "Belediye baskani istifa etti",
    "BELEDİYE BAŞKANI İSTİFA ETTİ",
    "Bu yıl okullar ne zaman açılacak?",
    "Ahmet'in kitabı The Guardian'da tanıtıldı",
    "Halıdor öğrenci birlikleri uzun bir oturumun ardından yaz okulu programını erteledi",
};
const char* const azerbaijani[] = {
    "Azərbaycan Prezidenti Türkiyəyə səfər edəcək",
    "Neftin qiyməti bahalaşıb",
    "\"Qarabağ\" növbəti turda qalib gəldi",
    "Milli Məclisin iclası keçirilib",
    "Hava proqnozu açıqlandı",
    "Yeni dərs ili başlayır",
    "Diyarbakır və Şanlıurfa şəhərlərində yeni məktəblər",
    "G\u04D9nc\u04D9d\u04D9 yeni m\u04D9kt\u04D9b",
    "AZƏRBAYCANDA YENİ QANUN QƏBUL EDİLDİ",
    "Coromir könüllü müəllimlər uzun iclasdan sonra yeni su layihəsini imzaladı",
};
const char* const english[] = {
    "",
    "42",
    "Gold prices rise",
    "Gəncə and Şəki sign a tourism agreement",
    "Erdoğan meets Aliyev in Baku",
    "Fire in Şırnak: three injured",
    "Çanakkale bridge opens",
    "Mayor of Iğdır resigns",
    "Şanlıurfa museum reopens after two years",
    "Orğaton: the satellite operator reviewed the regional weather sensor grid",
    "Müller und Söhne",
    "Пожар в Москве",
    "\xFF\xFE\xC5",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(text_language)

BOOST_AUTO_TEST_CASE(turkish_headlines) {
  for (const char* text : turkish) BOOST_TEST(guess_language(text) == "tr", text);
}

BOOST_AUTO_TEST_CASE(azerbaijani_headlines) {
  for (const char* text : azerbaijani) BOOST_TEST(guess_language(text) == "az", text);
}

BOOST_AUTO_TEST_CASE(english_headlines_and_doubt) {
  for (const char* text : english) BOOST_TEST(guess_language(text) == "en", text);
}

BOOST_AUTO_TEST_CASE(decomposed_text_is_read_alike) {
  BOOST_TEST(guess_language("Bors\u0327a gu\u0308ne yu\u0308kselis\u0327le bas\u0327ladı") == "tr");
}

BOOST_AUTO_TEST_SUITE_END()
