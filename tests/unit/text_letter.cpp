// What a letter's text shows.
#include "src/text/letter.h"

#include <boost/test/unit_test.hpp>

namespace masthead::text {

BOOST_AUTO_TEST_SUITE(text_letter)

LetterSigns signs(std::string_view body, std::string_view subject = "A subject",
                  std::string_view name = "Ayşe") {
  return letter_signs({name, subject, body}, "news.example.org");
}

BOOST_AUTO_TEST_CASE(addresses_of_others_and_of_ours) {
  const LetterSigns two = signs("See https://a.example/x and (www.b.example), not HTTPS://C");
  BOOST_TEST(two.links == 3);
  BOOST_TEST(two.own_links == 0);
  const LetterSigns own =
      signs("https://news.example.org/article/1/x http://www.news.example.org/");
  BOOST_TEST(own.links == 0);
  BOOST_TEST(own.own_links == 2);
  BOOST_TEST(signs("https://news.example.org.evil.example/").links == 1);
  BOOST_TEST(signs("https://notnews.example.org/").links == 1);
  BOOST_TEST(signs("x", "buy at www.a.example").link_in_line);
  BOOST_TEST(signs("https://a.example/").mostly_links);
  BOOST_TEST(!signs("").mostly_links);
}

BOOST_AUTO_TEST_CASE(selling_words_in_all_languages_with_their_endings) {
  BOOST_TEST(signs("Online CASINO, free spins!").selling >= 4);
  BOOST_TEST(signs("Deneme bonusunu kaçırmayın").selling >= 3);
  BOOST_TEST(signs("İndi qeydiyyatdan keç, fürsəti qaçırma").selling >= 4);
  BOOST_TEST(signs("Thank you for the report about the harbour").selling == 0);
  BOOST_TEST(signs("The museum").selling == 0);  // "seo" begins no word here
  BOOST_TEST(signs("Your article made my mother angry").reading == 2);
}

BOOST_AUTO_TEST_CASE(attacks_and_noise) {
  BOOST_TEST(signs("1' UNION SELECT null --").attacks == 1);
  BOOST_TEST(signs("<script>alert(1)</script> ../../etc/passwd").attacks == 2);
  BOOST_TEST(signs("${jndi:ldap://x/a}").attacks == 1);
  BOOST_TEST(signs("The headline shows <b> and <br>").attacks == 0);
  BOOST_TEST(signs("xkqzrtw pfgbdh").noise);
  BOOST_TEST(signs("aBcDeFgH").noise);
  for (const char* words :
       {"Strengthening our schools", "Şırnak'ta kırk kişi", "Qırğız qrupları üçün",
        "WHO WROTE THIS", "iPhone and YouTube", "Grzegorz writes from Szczecin"}) {
    BOOST_TEST(!signs(words).noise, words);
  }
  BOOST_TEST(signs("Здравствуйте").other_script);
  BOOST_TEST(signs("test 123").try_out);
  BOOST_TEST(!signs("hello dear editor").try_out);
}

BOOST_AUTO_TEST_CASE(copies_have_one_core) {
  const std::string long_text =
      "We have noticed that your pages could be seen by many more people than now";
  const auto core = [](const std::string& body) { return letter_core({"N", "Offer", body}); };
  BOOST_TEST(core(long_text + " 17 https://a.example/1") ==
             core("WE have noticed, that your pages could be "
                  "seen by many more people than now! 18 https://b.example/2"));
  BOOST_TEST(core(long_text) != core(long_text + " else"));
  BOOST_TEST(core("Thank you!").empty());
}

// A megabyte of nothing but beginnings: the time is linear.
BOOST_AUTO_TEST_CASE(hostile_texts_take_no_time) {
  for (const char* part : {"http://", "www.", "aB", "<", "' or ", "\xd0\x90", "a "}) {
    std::string body;
    while (body.size() < 60000) body += part;
    signs(body);
    letter_core({"N", body, body});
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace masthead::text
